import { createHash } from 'node:crypto'
import { questionPyspark, questionSql } from '@lockstep/codegen'
import { type AnyQuery, outputFields, type Query } from '@lockstep/schema'
import { settings, sparkOf, versions } from '@lockstep/test'
import { answer, clean, rowsOf } from '@lockstep/transforms'
import type { Table } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import * as pinterest from '../../examples/pinterest/index.js'
import { folder, records } from './records.js'

const { geo, pin, user } = pinterest
const tables = [pin, geo, user]

/**
 * What the questions have for an answer on the real records, as Spark SQL, PySpark and plain JavaScript over the cleaned rows gave it
 * before there was any of this code: the number of rows, and the first 16 hex digits of SHA-256 over them.
 */
const nine: readonly (readonly [no: string, of: AnyQuery, rows: number, checksum: string])[] = [
  ['1', pinterest.popularInCountry, 455, '7f927b2094b65688'],
  ['2', pinterest.popularInYear, 5, 'b8b2ec8bbd2158a2'],
  ['3a', pinterest.topPosterInCountry, 235, 'd64202fed96900fa'],
  ['3b', pinterest.countryOfTopPoster, 2, 'efd09117e00b5045'],
  ['4', pinterest.popularInAgeGroup, 4, '525bcf222592b2a3'],
  ['5', pinterest.followersByAgeGroup, 4, 'a59131d203a1883b'],
  ['6', pinterest.usersJoined, 3, '79eca994fcab2924'],
  ['7', pinterest.followersByYear, 3, '92d8418ef49a78ff'],
  ['8', pinterest.followersByYearAndAge, 12, '2d26d6b8a1e7811a'],
]

/** A cell as the checksums have it: null as `\N`, doubles with at least one digit after the point. */
const written = (cell: unknown, kind: string): string => {
  if (cell === null) return '\\N'
  return kind === 'double' && Number.isInteger(cell) ? `${cell}.0` : String(cell)
}

/** The rows as lines, in the order of their bytes. */
const linesOf = (table: Table, of: AnyQuery): readonly string[] =>
  rowsOf(of as Query<unknown>, table)
    .map((row) =>
      outputFields(of)
        .map(({ name, type }) => written(Reflect.get(row, name), type.kind))
        .join('\t'),
    )
    .toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))

const checksumOf = (lines: readonly string[]): string =>
  createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)

/** The real records stand beside the project; the sample, which is drawn, has other answers. */
const areReal = folder.includes('/shared/')

const rawTables = async (): Promise<Readonly<Record<string, Table>>> =>
  Object.fromEntries(
    await Promise.all(tables.map(async (table) => [table.name, await records(table)] as const)),
  )

describe('the nine questions', () => {
  it.each(nine)('%s is answered as it was before us', async (_, of, rows, checksum) => {
    const lines = linesOf(answer(of, await rawTables()), of)
    expect(lines.length).toBeGreaterThan(0)
    if (areReal) expect([lines.length, checksumOf(lines)]).toEqual([rows, checksum])
  })

  it.each(versions)('are answered by Spark %s in SQL and PySpark as by us', async (version) => {
    const raw = await rawTables()
    const input = tables.map((table) => ({
      name: `clean_${table.name}`,
      schema: outputFields(table),
      table: clean(table, raw[table.name] as Table),
    }))
    const queries = nine.flatMap(([, of]) => [
      { sql: questionSql(of) },
      { python: questionPyspark(of, { output: 'answer' }), output: 'answer' },
    ])
    const spark = await sparkOf(version)
    for (const setting of settings.slice(0, 2)) {
      const answers = await spark.evaluate({ input, queries, setting })
      for (const [index, given] of answers.entries()) {
        const [no, of] = nine[index >> 1] ?? nine[0] ?? []
        if (of === undefined) throw new Error('no question')
        if ('error' in given) throw new Error(`${no}: ${given.error}: ${given.message}`)
        expect(linesOf(given.table, of), `question ${no}`).toEqual(linesOf(answer(of, raw), of))
      }
    }
  })
})
