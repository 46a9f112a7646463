import { type core, z } from 'zod'
import { at, refuse } from '../errors/refusal.js'
import { showGiven } from '../types/plain.js'
import { daysFromText, microsFromText } from '../types/row-text.js'
import { type Field, type Type, types } from '../types/types.js'

/**
 * A decimal column in a raw schema, Spark's DECIMAL(precision, scale): in JSON and in raw rows a number, or its text, of
 * at most `precision` digits once it is rounded to `scale` of them after the point. As a zod schema it takes plain text
 * that needs no rounding, as cleaned rows have it.
 */
export const decimal = <const P extends number, const S extends number>(
  precision: P,
  scale: S,
): z.ZodCustomStringFormat<`lockstep:decimal(${P},${S})`> => {
  types.decimal(precision, scale)
  const whole = precision - scale
  const fraction = scale === 0 ? '' : `(?:\\.[0-9]{1,${scale}})?`
  return z.stringFormat(
    `lockstep:decimal(${precision},${scale})`,
    new RegExp(`^-?0*[0-9]{0,${whole}}(?<=[0-9])${fraction}$`, 'u'),
  )
}

/** A date column in a raw schema: `YYYY-MM-DD` in rows. Spark's DATE. */
export const date = (): z.ZodCustomStringFormat<'lockstep:date'> =>
  z.stringFormat('lockstep:date', (text) => daysFromText(text) !== undefined)

/** A timestamp column in a raw schema: ISO text in UTC, such as `2020-01-31T23:59:59.123456Z`, in rows. Spark's TIMESTAMP. */
export const timestamp = (): z.ZodCustomStringFormat<'lockstep:timestamp'> =>
  z.stringFormat('lockstep:timestamp', (text) => microsFromText(text) !== undefined)

/** What is read of a zod type: its definition, which tells more than its class and its static type do. */
interface Definition {
  readonly type: string
  readonly format?: string
  readonly coerce?: boolean
  readonly checks?: readonly core.$ZodCheck[]
  readonly innerType?: core.$ZodType
  readonly element?: core.$ZodType
  readonly shape?: Readonly<Record<string, core.$ZodType>>
  readonly catchall?: core.$ZodType
  readonly entries?: Readonly<Record<string, string | number>>
  readonly values?: readonly unknown[]
}

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

const instead: Readonly<Record<string, string>> = {
  bigint: 'z.int64()',
  lazy: 'the type itself; levels that hold each other are written out, as many as the data has',
  date: 'date() or timestamp() of @lockstep/schema, or z.string() and .toDate(...)',
  union: 'one type; a field that holds several is read as z.string()',
  tuple: 'z.array(...) or z.object(...)',
  record: 'z.object(...) with the names that matter',
  map: 'z.object(...) with the names that matter',
  transform: 'a rule in `clean`',
  pipe: 'the type before the pipe, and a rule in `clean`',
  default: 'the type without it, and .coalesce(...) in `clean`',
  prefault: 'the type without it, and .coalesce(...) in `clean`',
  catch: 'the type without it; a bad field is null already',
  nonoptional: 'the type inside it; raw columns can be null whatever the schema says',
}

const refuseType = (kind: string): never =>
  refuse(
    `z.${kind}() cannot be carried to Spark; write ${instead[kind] ?? 'a type that can: text, number, boolean, array or object'}`,
  )

const computes = new Set(['custom', 'overwrite', 'property'])

const checkChecks = (definition: Definition): void => {
  if (definition.coerce === true)
    refuse(`z.coerce.${definition.type}() computes; write z.string() and convert in \`clean\``)
  for (const check of definition.checks ?? []) {
    const { check: kind, format } = check._zod.def as { readonly check: string; readonly format?: string }
    if (kind === 'number_format' && definition.type === 'number')
      refuse(
        `.${format === 'safeint' ? 'int' : format}() after z.number() is invisible in its type; write z.int32() or z.int()`,
      )
    if (kind === 'multiple_of')
      refuse('multipleOf() cannot be carried; write z.int32() or z.int() for whole numbers')
    if (computes.has(kind))
      refuse(
        `${kind === 'custom' ? 'refine()' : `${kind}()`} runs code of yours, which Spark cannot; write a rule in \`clean\``,
      )
  }
}

const isZod = (value: unknown): value is core.$ZodType =>
  typeof value === 'object' && value !== null && '_zod' in value

/** What came where a type of zod 4 was meant, and what to do. */
const noZod = (value: unknown, wrap: string): string => {
  if (typeof value === 'object' && value !== null && '_def' in value)
    return "got one of zod 3; import z of zod 4: import { z } from 'zod'"
  const given = showGiven(value)
  return given === 'a plain object'
    ? `got ${given}; wrap it: z.object({ ... })`
    : `got ${given}; write ${wrap}`
}

const definitionOf = (zod: unknown): Definition =>
  isZod(zod)
    ? (zod._zod.def as unknown as Definition)
    : refuse(`expected a type of zod 4, ${noZod(zod, 'z.string() or another one')}`)

/** Types inside of each other, the outermost first. */
type Open = readonly core.$ZodType[]

/** Types stand at most this deep inside of each other; a type that makes itself anew has no end. */
const deepest = 100
/** Messages name the places of so many levels. */
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

/** A character as Java's `equalsIgnoreCase` compares it: ı is I is i. */
const caseless = (character: string): string => {
  const upper = character.toUpperCase()
  return (upper.length === character.length ? upper : character).toLowerCase()
}

/** Spark compares names both ways, one here and the other there. */
const foldings = (name: string): readonly string[] => [name.toLowerCase(), [...name].map(caseless).join('')]

/** Refuses names that Spark cannot tell apart, or that cannot be column names. */
export const checkNames = (names: readonly string[]): void => {
  const seen = new Map<string, string>()
  for (const name of names) {
    const before = foldings(name).flatMap((folded) => seen.get(folded) ?? [])[0]
    if (before !== undefined)
      refuse(
        `the names ${JSON.stringify(before)} and ${JSON.stringify(name)} are equal up to case, and Spark cannot tell them apart; rename one`,
      )
    if (name === '' || !name.isWellFormed()) refuse(`${JSON.stringify(name)} cannot be a column name`)
    if (name.startsWith('\ufeff'))
      refuse(`${JSON.stringify(name)} begins with a byte order mark, which readers of Arrow drop; rename it`)
    for (const folded of foldings(name)) seen.set(folded, name)
  }
}
