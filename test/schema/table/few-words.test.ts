import {
  type Column,
  concat,
  explainBriefly,
  list,
  outputsOf,
  type RawColumns,
  rule,
  type Text,
  table,
} from '@lockstep/schema'
import { expect, it } from 'vitest'
import { z } from 'zod'

const raw = z.object({ title: z.string(), count: z.string(), age: z.int32() })

const dollars = rule('dollars', '{0} as an amount in dollars', (text: Text) =>
  text.stripPrefix('$').toDecimal(10, 2),
)
const initials = rule('initials', 'the initials', (text: Text) => text.substring(1, 1))
const both = rule('both', '{0} and {1} beside each other', (one: Text, other: Text) => concat(one, other))

/** The words of a column called `title`. */
const wordsOf = (make: (columns: RawColumns<typeof raw.shape>) => Column): string => {
  const [output] = outputsOf(table('pin', { raw, clean: (columns) => ({ title: make(columns) }) }))
  if (output === undefined) throw new Error('no output')
  return explainBriefly(output)
}

it.each<[string, (columns: RawColumns<typeof raw.shape>) => Column]>([
  ['', ({ title }) => title],
  ['count', ({ count }) => count],
  ['null for 1 placeholder', ({ title }) => title.nullIf('none')],
  ['null for 2 placeholders', ({ title }) => title.nullIf('none', '')],
  ['count, null for 1 placeholder', ({ count }) => count.nullIf('none')],
  ['without spaces around it, null for 1 placeholder', ({ title }) => title.trim().nullIf('none')],
  ['without `$` in front', ({ title }) => title.stripPrefix('$')],
  ['without `{0} {prefix}` in front', ({ title }) => title.stripPrefix('{0} {prefix}')],
  ['without `{{*}` at the end', ({ title }) => title.stripSuffix('{{*}')],
  ['count without `$` in front', ({ count }) => count.stripPrefix('$')],
  [
    'a whole number that may end in `k` (thousands); else null',
    ({ title }) => title.toInt({ suffixes: { k: 1_000 } }),
  ],
  ['as an amount in dollars', ({ title }) => dollars(title)],
  ['count as an amount in dollars', ({ count }) => dollars(count)],
  ['the initials', ({ title }) => initials(title)],
  ['the initials (from count)', ({ count }) => initials(count)],
  ['title and count beside each other', ({ title, count }) => both(title, count)],
  ['title, " ", count joined; null where one is null', ({ title, count }) => concat(title, ' ', count)],
  ['title, count', ({ title, count }) => list(title, count)],
  [
    "`yyyy-MM-dd HH:mm:ss` in UTC, else `yyyy-MM-dd'T'HH:mm:ss` in UTC",
    ({ title }) => title.toTimestamp().coalesce(title.toTimestamp("yyyy-MM-dd'T'HH:mm:ss")),
  ],
  [
    'count, `yyyy-MM-dd`, else `dd/MM/yyyy`',
    ({ title, count }) => count.toDate().coalesce(title.toDate('dd/MM/yyyy')),
  ],
  ['`yyyy-MM-dd`, its week of year', ({ title }) => title.toDate().weekOfYear()],
  ['`yyyy-MM-dd HH:mm:ss` in UTC, as a date in UTC, its year', ({ title }) => title.toTimestamp().year()],
  ['title, else "none"', ({ title }) => title.coalesce('none')],
  ['(the length of title) + age', ({ title, age }) => title.length().add(age)],
])('%s', (words, make) => expect(wordsOf(make)).toBe(words))
