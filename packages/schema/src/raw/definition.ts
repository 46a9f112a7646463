import type { core } from 'zod'
import { refuse } from '../errors/refusal.js'
import { showGiven } from '../types/plain.js'

/** What is read of a zod type: its definition, which tells more than its class and its static type do. */
export interface Definition {
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

/** What to write in place of a zod type that is refused. */
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

/** Refuses a zod type by its name, with what to write instead. */
export const refuseType = (kind: string): never =>
  refuse(
    `z.${kind}() cannot be carried to Spark; write ${instead[kind] ?? 'a type that can: text, number, boolean, array or object'}`,
  )

const computes = new Set(['custom', 'overwrite', 'property'])

/** Refuses what computes, which Spark cannot run. */
export const checkChecks = (definition: Definition): void => {
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

/** Whether a value is a type of zod 4. */
export const isZod = (value: unknown): value is core.$ZodType =>
  typeof value === 'object' && value !== null && '_zod' in value

/** What came where a type of zod 4 was meant, and what to do. */
export const noZod = (value: unknown, wrap: string): string => {
  if (typeof value === 'object' && value !== null && '_def' in value)
    return "got one of zod 3; import z of zod 4: import { z } from 'zod'"
  const given = showGiven(value)
  return given === 'a plain object'
    ? `got ${given}; wrap it: z.object({ ... })`
    : `got ${given}; write ${wrap}`
}

/** The definition of a type of zod 4. */
export const definitionOf = (zod: unknown): Definition =>
  isZod(zod)
    ? (zod._zod.def as unknown as Definition)
    : refuse(`expected a type of zod 4, ${noZod(zod, 'z.string() or another one')}`)
