import { table } from '@lockstep/schema'
import { kinds } from '../data/kinds.js'
import { family } from './families.js'
import type { Job } from './job.js'

const rooms = {
  art: 'A1',
  beauty: 'B2',
  christmas: 'C3',
  'diy-and-crafts': 'D4',
  education: 'E5',
  finance: 'F6',
  'home-decor': 'H7',
  quotes: 'Q8',
  travel: 'T9',
}

const whens = Object.entries(rooms)
  .map(([kind, room]) => `WHEN '${kind}' THEN '${room}'`)
  .join(' ')

/** Values looked up, lists, doubles, bits, edits and amounts. */
export const countFamilies: readonly Job[] = [
  family(
    'lookup',
    'a value for a value, and whether it is one of some',
    'kinds',
    table('lookup', {
      raw: kinds.pick({ kind: true }),
      clean: ({ kind }) => ({
        room: kind.mapValues(rooms),
        home: kind.isIn('diy-and-crafts', 'home-decor', 'christmas', 'art'),
      }),
    }),
    {
      duckdb: {
        room: `CASE kind ${whens} END`,
        home: `kind IN ('diy-and-crafts', 'home-decor', 'christmas', 'art')`,
      },
      polars: {
        room: `pl.col('kind').replace_strict(${JSON.stringify(rooms)}, default=None)`,
        home: `pl.col('kind').is_in(['diy-and-crafts', 'home-decor', 'christmas', 'art'])`,
      },
    },
  ),
  family(
    'elements',
    'lists: how long, what is in them, each once and sorted, joined',
    'kinds',
    table('elements', {
      raw: kinds.pick({ tags: true }),
      clean: ({ tags }) => ({
        size: tags.arraySize(),
        has: tags.arrayContains('garden'),
        at: tags.arrayPosition('garden'),
        least: tags.arrayMin(),
        joined: tags.arrayJoin(', '),
      }),
    }),
    {
      duckdb: {
        size: 'len(tags)',
        has: `list_contains(tags, 'garden')`,
        at: `coalesce(list_position(tags, 'garden'), CASE WHEN tags IS NOT NULL THEN 0 END)`,
        least: `list_min(tags)`,
        joined: `array_to_string(tags, ', ')`,
      },
    },
  ),
  family(
    'sort-elements',
    'lists sorted, and each element once',
    'kinds',
    table('sort_elements', {
      raw: kinds.pick({ tags: true }),
      clean: ({ tags }) => ({ sorted: tags.sortArray(), once: tags.arrayDistinct().sortArray() }),
    }),
    {
      duckdb: { sorted: 'list_sort(tags)', once: 'list_sort(list_distinct(tags))' },
      polars: {
        sorted: `pl.col('tags').list.sort()`,
        once: `pl.col('tags').list.unique().list.sort()`,
      },
    },
  ),
  family(
    'floating',
    'doubles rounded up and down, their roots and signs',
    'kinds',
    table('floating', {
      raw: kinds.pick({ real: true }),
      clean: ({ real }) => ({
        down: real.floor(),
        up: real.ceil(),
        root: real.sqrt(),
        sign: real.signum(),
        nan: real.isNaN(),
      }),
    }),
    {
      duckdb: {
        down: 'CAST(floor(real) AS BIGINT)',
        up: 'CAST(ceil(real) AS BIGINT)',
        root: 'sqrt(real)',
        sign: 'CAST(sign(real) AS DOUBLE)',
        nan: 'coalesce(isnan(real), false)',
      },
      polars: {
        down: `pl.col('real').floor().cast(pl.Int64)`,
        up: `pl.col('real').ceil().cast(pl.Int64)`,
        root: `pl.col('real').sqrt()`,
        sign: `pl.col('real').sign()`,
        nan: `pl.col('real').is_nan().fill_null(False)`,
      },
    },
  ),
  family(
    'bits',
    'the bits of whole numbers',
    'kinds',
    table('bits', {
      raw: kinds.pick({ flags: true, mask: true }),
      clean: ({ flags, mask }) => ({
        and: flags.bitwiseAnd(mask),
        or: flags.bitwiseOr(mask),
        xor: flags.bitwiseXor(mask),
        not: flags.bitwiseNot(),
        right: mask.shiftRight(4),
        count: mask.bitCount(),
      }),
    }),
    {
      duckdb: {
        and: 'flags & mask',
        or: 'flags | mask',
        xor: 'xor(flags, mask)',
        not: '~flags',
        right: 'mask >> 4',
        count: 'CAST(bit_count(mask) AS INTEGER)',
      },
      polars: {
        and: `pl.col('flags') & pl.col('mask')`,
        or: `pl.col('flags') | pl.col('mask')`,
        xor: `pl.col('flags') ^ pl.col('mask')`,
        not: `~pl.col('flags')`,
        right: `pl.col('mask') // 16`,
        count: `pl.col('mask').bitwise_count_ones().cast(pl.Int32)`,
      },
    },
  ),
  family(
    'levenshtein',
    'the edits from one text to another',
    'kinds',
    table('levenshtein', {
      raw: kinds.pick({ word: true, near: true }),
      clean: ({ word, near }) => ({ out: word.levenshtein(near) }),
    }),
    { duckdb: { out: 'levenshtein(word, near)' } },
  ),
  family(
    'dressed',
    'amounts such as $1,234.50',
    'kinds',
    table('dressed', {
      raw: kinds.pick({ amount: true }),
      clean: ({ amount }) => ({ out: amount.toDecimal(12, 2, { grouping: ',', prefixes: ['$'] }) }),
    }),
    {
      duckdb: { out: `TRY_CAST(replace(replace(amount, '$', ''), ',', '') AS DECIMAL(12, 2))` },
      polars: {
        out: `pl.col('amount').str.replace_many(['$', ','], ['', '']).cast(pl.Decimal(12, 2), strict=False)`,
      },
    },
  ),
]
