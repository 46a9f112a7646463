import { decimal, type Field, type Type } from '@lockstep/schema'
import { z } from 'zod'

/** The type of a raw column as JSON has it. */
const jsonType = (type: Type): z.ZodType => {
  switch (type.kind) {
    case 'text':
    case 'date':
    case 'timestamp':
      return z.string()
    case 'boolean':
      return z.boolean()
    case 'int':
      return z.int32()
    case 'long':
      // Up to 64 bits. What stands in the text goes out as it stands there, and not as JavaScript reads it.
      return z.number().refine((value) => Number.isInteger(value) && Math.abs(value) <= 2 ** 63, {
        error: 'Invalid input: expected a whole number of 64 bits',
      })
    case 'double':
      return z.float64()
    case 'decimal':
      return z.union([z.number(), decimal(type.precision, type.scale)])
    case 'list':
      return z.array(jsonType(type.element).nullable())
    case 'struct':
      return objectOf(type.fields)
  }
}

const objectOf = (fields: readonly Field[]): z.ZodType =>
  z.strictObject(Object.fromEntries(fields.map(({ name, type }) => [name, jsonType(type).nullish()])))

const placeOf = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? '' : `${path.map(String).join('.')}: `

const faultOf = ({ path, message }: z.core.$ZodIssue): string =>
  `${placeOf(path)}${message.replace(/^Invalid input: /u, '')}`

/**
 * Why the text of a record is none of a raw schema, or nothing where it is one. Any column may be absent or null, as everywhere;
 * one that the schema lacks may not be there.
 */
export const recordCheck = (fields: readonly Field[]): ((text: string) => string | undefined) => {
  const schema = objectOf(fields)
  return (text) => {
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch (error) {
      return `not JSON: ${error instanceof Error ? error.message : String(error)}`
    }
    const { success, error } = schema.safeParse(value)
    return success ? undefined : error.issues.slice(0, 3).map(faultOf).join('; ')
  }
}
