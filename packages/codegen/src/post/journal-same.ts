import type { JournalHead } from './journal-text.js'
import { PostError } from './posting.js'

const another = (path: string, what: string): PostError =>
  new PostError(
    `${path}: this journal is of ${what}; name another journal, or delete it to post everything again`,
  )

/** What something was, and what it is now. */
const both = (before: unknown, now: unknown): string =>
  `${JSON.stringify(before ?? null)}, and not of ${JSON.stringify(now ?? null)}`

/**
 * Checks that a journal is of the same records, on their way to the same places.
 * @throws PostError that says what differs.
 */
export const checkSameJournal = (path: string, before: JournalHead, now: JournalHead): void => {
  if (before.to !== now.to) throw another(path, `the address ${both(before.to, now.to)}`)
  if (before.shape !== now.shape) throw another(path, `the shape ${both(before.shape, now.shape)}`)
  const differs = (part: 'targets' | 'from'): string | undefined =>
    [...Object.keys(before[part]), ...Object.keys(now[part])].find(
      (name) => before[part][name] !== now[part][name],
    )
  const target = differs('targets')
  if (target !== undefined)
    throw another(path, `${target} in ${both(before.targets[target], now.targets[target])}`)
  const origin = differs('from')
  if (origin === undefined) return
  // Of a file only its beginning is known, which tells a person nothing.
  const isFile = Object.hasOwn(now.targets, origin)
  throw another(
    path,
    isFile ? `other records of ${origin}` : `the ${origin} ${both(before.from[origin], now.from[origin])}`,
  )
}
