import type { AnyTable } from '@lockstep/schema'
import type { Project } from './output.js'
import { saidOf } from './written.js'

/**
 * How a table is written: anew each time; added to what is there; or by keys, where a row takes the place of the one with the
 * same keys.
 */
export type Writing =
  | { readonly how: 'overwrite' }
  | { readonly how: 'append' }
  | { readonly how: 'merge'; readonly keys: readonly string[] }

/** How a project writes a table. */
export const writingOf = (
  { write: { append = [], merge = {} } }: Pick<Project, 'write'>,
  { name }: Pick<AnyTable, 'name'>,
): Writing => {
  const keys = saidOf(merge, name)
  if (keys !== undefined) return { how: 'merge', keys }
  return { how: append.includes(name) ? 'append' : 'overwrite' }
}
