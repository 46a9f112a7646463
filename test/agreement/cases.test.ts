import { differences, settings, sparkOf, versions } from '@lockstep/test'
import { tableOfRows } from '@lockstep/transforms'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases/index.js'
import { together } from '../cases/together.js'
import { askSpark } from '../kit/compare/ask.js'
import { unchanged } from '../kit/draw/select-table.js'
import { rows as answered } from './live.js'

describe.each(versions)('Spark %s', (version) => {
  it.each(Object.entries(cases))('gives the answers of the cases: %s', async (_, some) => {
    const spark = await sparkOf(version)
    for (const { table, rows, cases } of together(some)) {
      const given = { schema: table.raw, table: tableOfRows(table, rows) }
      for (const setting of settings.slice(0, 2))
        for (const [text, answer] of (await askSpark(table, given, spark, setting)).answers) {
          const whole = answered(answer).table
          for (const { operation, answer: field, from, rows } of cases) {
            const own = rows.map((row) => ({ [field.name]: row.answer }))
            const expected = tableOfRows(unchanged('answers', [field]), own)
            const theirs = whole.select([field.name]).slice(from, from + rows.length)
            expect(differences(expected, theirs, [field]).differences, `${operation}, ${text}`).toEqual([])
          }
        }
    }
  })
})
