import type { core } from 'zod'
import { at, refuse } from '../errors/refusal.js'
import { checkNames } from '../types/names.js'
import { type Field, type Type, types } from '../types/types.js'
import { checkChecks, type Definition, definitionOf, isZod, noZod, refuseType } from './definition.js'

const formatType = (format: string): Type => {
  const [, precision, scale] = /^lockstep:decimal\(([0-9]+),([0-9]+)\)$/u.exec(format) ?? []
  if (precision !== undefined) return types.decimal(Number(precision), Number(scale))
  return format === 'lockstep:date'
    ? types.date
    : format === 'lockstep:timestamp'
      ? types.timestamp
      : types.text
}

const numbers: Readonly<Record<string, Type>> = {
  int32: types.int,
  safeint: types.long,
  float64: types.double,
}

/** Types inside of each other, the outermost first. */
type Open = readonly core.$ZodType[]

/** The most types inside of each other. A getter that makes its type anew would have no end. */
const deepest = 100
/** The number of levels whose places a message names. */
const named = 10

const opened = (open: Open, zod: core.$ZodType): Open =>
  open.includes(zod) || open.length === deepest
    ? refuse(
        open.includes(zod)
          ? 'the type holds itself, and a column of Spark cannot; write its levels out, as many as the data has'
          : `more than ${deepest} types inside of each other cannot be carried; write fewer levels`,
      )
    : [...open, zod]

const placed = <R>(open: Open, place: string, run: () => R): R =>
  open.length < named ? at(place, run) : run()

/**
 * The type that a zod type is read as.
 * @throws Refusal for what cannot be carried, with what to write instead.
 */
const rawType = (zod: core.$ZodType, before: Open): Type => {
  const definition = definitionOf(zod)
  const open = opened(before, zod)
  checkChecks(definition)
  switch (definition.type) {
    case 'optional':
    case 'nullable':
    case 'readonly':
      return rawType(definition.innerType ?? refuse('lacks its inner type'), open)
    case 'string':
      return definition.format === undefined ? types.text : formatType(definition.format)
    case 'number':
      return definition.format === undefined
        ? types.double
        : (numbers[definition.format] ??
            refuse(
              `z.${definition.format}() has no Spark type with the same values; write z.int32(), z.int() or z.float64()`,
            ))
    case 'bigint':
      return definition.format === 'int64'
        ? types.long
        : definition.format === 'uint64'
          ? refuse('z.uint64() has no Spark type with the same values; write z.int64()')
          : refuseType('bigint')
    case 'boolean':
      return types.boolean
    case 'enum':
      return Object.values(definition.entries ?? {}).every((value) => typeof value === 'string')
        ? types.text
        : refuse('an enum of numbers cannot be carried; write z.int32()')
    case 'literal':
      return (definition.values ?? []).every((value) => typeof value === 'string')
        ? types.text
        : refuse('a literal that is not text cannot be carried; write the type of its value')
    case 'array':
      return types.list(
        placed(open, 'element', () => rawType(definition.element ?? refuse('lacks its element'), open)),
      )
    case 'object':
      return types.struct(fieldsOf(zod, open))
    default:
      return refuseType(definition.type)
  }
}

const fieldsOf = (zod: core.$ZodType, open: Open): readonly Field[] => {
  const { type, shape, catchall, checks } = zod._zod.def as unknown as Definition
  if (type !== 'object' || shape === undefined)
    return refuse(`the raw schema must be a z.object(...), got z.${type}()`)
  if (catchall !== undefined && catchall._zod.def.type !== 'never')
    refuse('a loose object has no fixed columns; write z.object(...)')
  if ((checks ?? []).length > 0)
    refuse('refine() on the object runs code of yours, which Spark cannot; write `where`')
  const fields = Object.entries(shape).map(([name, field]) => ({
    name,
    type: placed(open, name, () => rawType(field, open)),
  }))
  checkNames(fields.map((field) => field.name))
  return fields
}

/**
 * The fields of a zod object, in order.
 * @throws Refusal for what is no zod object, a field that cannot be carried, a loose object, names equal up to case, and
 * types that hold themselves.
 */
export const rawFields = (zod: unknown): readonly Field[] =>
  isZod(zod)
    ? fieldsOf(zod, [zod])
    : at('raw', () => refuse(`expected z.object({ ... }) of zod 4, ${noZod(zod, 'z.object({ ... })')}`))

/**
 * The type of a zod type.
 * @throws Refusal for what is no zod type, and for what cannot be carried.
 */
export const zodType = (zod: unknown): Type =>
  isZod(zod) ? rawType(zod, []) : refuse(`expected a zod type, ${noZod(zod, 'z.object({ ... })')}`)
