import { table, timestamp } from '@lockstep/schema'
import { agree } from '@lockstep/test'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const many = table('many', {
  zone: '+05:30',
  raw: z.object({
    user: z.string(),
    Select: z.string(),
    when: z.string(),
    at: timestamp(),
    n: z.int32(),
    place: z.object({ left: z.string() }),
  }),
  clean: (raw) => ({
    user: raw.user.trim().nullIf('', "it's", '"', `$${'{x}'}`),
    digits: raw.Select.regexpReplace(/[^0-9.]|\\/u, '').toDouble(),
    day: raw.when.toDate('dd/MM/yyyy'),
    at: raw.when.toTimestamp('yyyy-MM-dd HH:mm:ss').coalesce(raw.at),
    early: raw.at.lessThan('2024-03-10T02:30:00Z'),
    sum: raw.n.add(1).add(-1).multiply(3),
    left: raw.place.field('left').reverse().upper(),
  }),
  where: (row) => row.user.nullIf('x').isNotNull().or(row.early),
})

/** Settings that change what a text of Spark's means, or how Spark reads its names and values. */
const others: readonly (readonly [string, boolean, Readonly<Record<string, string>>])[] = [
  ['timestamps without zone', true, { 'spark.sql.timestampType': 'TIMESTAMP_NTZ' }],
  [
    'strict SQL',
    true,
    {
      'spark.sql.ansi.doubleQuotedIdentifiers': 'true',
      'spark.sql.ansi.enforceReservedKeywords': 'true',
      'spark.sql.ansi.relationPrecedence': 'true',
      'spark.sql.caseSensitive': 'true',
    },
  ],
  [
    'the ways of old',
    false,
    {
      'spark.sql.legacy.timeParserPolicy': 'LEGACY',
      'spark.sql.decimalOperations.allowPrecisionLoss': 'false',
      'spark.sql.lateralColumnAlias.enableImplicitResolution': 'false',
      'spark.sql.variable.substitute': 'false',
    },
  ],
]

describe('in another setting of Spark', () => {
  it.each(others)('%s, rules mean the same', async (_, ansi, others) => {
    const settings = [{ ansi, zone: 'America/New_York', codegen: true, others }]
    const tally = await agree(many, { settings, runs: 1, rows: 60, seed: 7 })
    expect(tally.differences).toBe(0)
  })
})
