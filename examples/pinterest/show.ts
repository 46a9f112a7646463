import { showCells } from '@lockstep/transforms'
import type { Change, PlainRow } from './changes.js'

/** One row before and after, a line for each output column. */
export const beforeAndAfter = (raw: PlainRow, cleaned: PlainRow, changes: readonly Change[]): string =>
  showCells({
    column: changes.map(({ column }) => column),
    before: changes.map(({ from }) =>
      from.length === 1 ? raw[from[0] ?? ''] : Object.fromEntries(from.map((name) => [name, raw[name]])),
    ),
    after: changes.map(({ column }) => cleaned[column]),
  })

/** How many cells of each column changed, and how many became null. */
export const counts = (changes: readonly Change[]): string =>
  showCells({
    column: changes.map(({ column }) => column),
    changed: changes.map(({ changed }) => changed),
    'became null': changes.map(({ nulled }) => nulled),
  })
