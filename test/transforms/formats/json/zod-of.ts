import { decimal, type Field, type Type } from '@lockstep/schema'
import { z } from 'zod'

/** The zod type that is read as a type. */
export const zodOf = (type: Type): z.ZodType => {
  switch (type.kind) {
    case 'boolean':
      return z.boolean()
    case 'int':
      return z.int32()
    case 'long':
      return z.int()
    case 'double':
      return z.float64()
    case 'decimal':
      return decimal(type.precision, type.scale)
    case 'list':
      return z.array(zodOf(type.element))
    case 'struct':
      return zodObject(type.fields)
    default:
      return z.string()
  }
}

/** The zod object of some fields. */
export const zodObject = (fields: readonly Field[]): z.ZodObject =>
  z.object(Object.fromEntries(fields.map(({ name, type }) => [name, zodOf(type)])))
