import { date, decimal, type Field, type Type, timestamp } from '@lockstep/schema'
import { z } from 'zod'

/** The zod type of a raw column. */
export const zodOf = (type: Type): z.ZodType => {
  switch (type.kind) {
    case 'text':
      return z.string()
    case 'boolean':
      return z.boolean()
    case 'int':
      return z.int32()
    case 'long':
      return z.int64()
    case 'double':
      return z.float64()
    case 'decimal':
      return decimal(type.precision, type.scale)
    case 'date':
      return date()
    case 'timestamp':
      return timestamp()
    case 'list':
      return z.array(zodOf(type.element))
    case 'struct':
      return z.object(Object.fromEntries(type.fields.map(({ name, type }) => [name, zodOf(type)])))
  }
}

/** The zod object of raw columns. */
export const rawSchema = (fields: readonly Field[]): z.ZodObject =>
  z.object(Object.fromEntries(fields.map(({ name, type }) => [name, zodOf(type)])))
