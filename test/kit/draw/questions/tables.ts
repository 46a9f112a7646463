import { date, decimal, type RawColumns, type Table, table, timestamp } from '@lockstep/schema'
import fc from 'fast-check'
import { z } from 'zod'

const questionRaw = z.object({
  id: z.int32(),
  word: z.string(),
  big: z.int64(),
  part: z.float64(),
  on: z.boolean(),
  money: decimal(8, 2),
  day: date(),
  at: timestamp(),
  tags: z.array(z.int32()),
})

type Raw = RawColumns<typeof questionRaw.shape>

const asItIs = ({ id, word, big, part, on, money, day, at, tags }: Raw) => ({
  id,
  word,
  big,
  part,
  on,
  money,
  day,
  at,
  tags,
})

/** Three tables of the same columns, whose values meet. */
export const questionTables: readonly Table[] = ['ants', 'bees', 'cats'].map((name) =>
  table(name, { raw: questionRaw, clean: asItIs }),
) as readonly Table[]

/** Rows of those tables: few values each, so that keys meet, tie, repeat and miss. */
export const questionRows: fc.Arbitrary<readonly object[]> = fc.array(
  fc.record({
    id: fc.constantFrom(0, 1, 2, 3, 2_147_483_647, -2_147_483_648, null),
    word: fc.constantFrom('', 'a', 'b', 'a ', 'B', 'é', '\uffff', '😀', null),
    big: fc.constantFrom(0n, 1n, -1n, 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n), null),
    // Most are finite, so that a sum tells in which order it was added.
    part: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(0, -0, 0.1, 0.2, 0.3, 0.7, 1.1, -2.6, null) },
      { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e300, 1e16, -1e16) },
    ),
    on: fc.constantFrom(true, false, null),
    money: fc.constantFrom('0.00', '0.05', '-0.05', '999999.99', '-999999.99', '12.34', null),
    day: fc.constantFrom('1970-01-01', '1969-12-31', '2024-02-29', '0001-01-01', '9999-12-31', null),
    at: fc.constantFrom('1970-01-01T00:00:00Z', '1969-12-31T23:59:59.999999Z', '2024-03-10T02:30:00Z', null),
    tags: fc.constantFrom([], [1], [1, 2], [2, 1], [1, null], [null], null),
  }),
  { maxLength: 25, size: 'max' },
)

/** The same tables, with the number of a draw beside each row. */
export const tablesOfDraws: readonly Table[] = questionTables.map(({ name }) =>
  table(name, { raw: questionRaw.extend({ draw: z.int32() }), clean: (row) => row }),
) as readonly Table[]
