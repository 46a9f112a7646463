import { Column } from '../column/column.js'
import { at, refuse } from '../errors/refusal.js'
import { checkKeep } from '../relation/keep.js'
import { showGiven } from '../types/plain.js'
import { checkTable } from './check.js'

const calls = {
  table: "table('pin', { raw: z.object({ ... }), clean: (raw) => ({ ... }) })",
  tableFrom: "tableFrom('words', { from: pin, clean: (row) => ({ ... }) })",
} as const

/** How to write which row is kept of those with the same keys. */
export const distinctByCall = "distinctBy: { keys: 'id', keep: 'last', by: (row) => row.changed }"

const returned = (value: unknown, what: string, form: string): string | undefined => {
  if (value === undefined) return `${what} returned nothing; put the object in parentheses: ${form}`
  if (value instanceof Promise) return `${what} returned a promise; write it without async: ${form}`
  if (value instanceof Column)
    return `${what} returned a column; give it a name: ${form.replace('...', 'name: ...')}`
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? undefined
    : `${what} returned ${showGiven(value)}; it takes an object of columns by name: ${form}`
}

/**
 * Checks what the type checker would, for definitions that it does not see: the name and the parts of a definition.
 * @throws Refusal with the line to write.
 */
export const checkDefinition = (by: keyof typeof calls, name: unknown, definition: unknown): void => {
  const call = calls[by]
  if (typeof name !== 'string')
    refuse(`${by}: expected the table's name first, got ${showGiven(name)}; write ${call}`)
  at(String(name), () => {
    if (typeof definition !== 'object' || definition === null)
      return refuse(`expected a definition after the name, got ${showGiven(definition)}; write ${call}`)
    const of: Readonly<Record<string, unknown>> = { ...definition }
    const part = (name: string, right: boolean, takes: string, write: string): void => {
      if (!right) at(name, () => refuse(`expected ${takes}, got ${showGiven(of[name])}; write ${write}`))
    }
    if (by === 'table' && of.from !== undefined)
      refuse(
        `takes raw, a z.object(...), for data that comes in; for the rows of another table write ${calls.tableFrom}`,
      )
    if (by === 'tableFrom') {
      if (of.raw !== undefined)
        refuse(`takes from, another table; for data that comes in write ${calls.table}`)
      checkTable(of.from, 'from: pin', 'from')
    }
    part('clean', typeof of.clean === 'function', 'a function', 'clean: (raw) => ({ ... })')
    part('nulls', of.nulls === undefined || Array.isArray(of.nulls), 'an array of text', "nulls: ['N/A']")
    part(
      'where',
      of.where === undefined || typeof of.where === 'function',
      'a function',
      'where: (row) => row.seen',
    )
    part(
      'distinct',
      of.distinct === undefined || typeof of.distinct === 'boolean',
      'true or false',
      'distinct: true',
    )
    if (of.distinctBy !== undefined)
      at('distinctBy', () => {
        checkKeep(of.distinctBy, ['keys', 'keep', 'by'], distinctByCall)
        if (of.distinct === true)
          refuse(
            'takes the place of distinct: rows that are equal in every column have the same keys; leave out distinct',
          )
      })
  })
}

/** Checks that a function of the user's gave an object of columns; `form` is how to write it. */
export const checkSelect = (value: unknown, what = 'clean', form = 'clean: (raw) => ({ ... })'): void => {
  const message = returned(value, what, form)
  if (message !== undefined) refuse(message)
}
