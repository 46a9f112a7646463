import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AnyQuery, isQuery, outputFields } from '@lockstep/schema'
import { agree, rowDifferences, sparkOf, versions } from '@lockstep/test'
import { answer, clean, rowsOf } from '@lockstep/transforms'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as pinterest from '../../examples/pinterest/index.js'
import { folder, records } from './records.js'

const { geo, pin, user } = pinterest

const questions: readonly AnyQuery[] = Object.values(pinterest).flatMap((of) => (isQuery(of) ? [of] : []))

const lines = (name: string): readonly object[] =>
  readFileSync(join(folder, `${name}.ndjson`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

describe.each([pin, geo, user])('$name', (table) => {
  it('agrees on its records and on drawn tables', async () => {
    const tally = await agree(table, { records: lines(table.name), runs: 1 })
    expect(tally.differences).toBe(0)
  })
})

describe('the cleaned records', () => {
  it('have a follower count exactly where there was one, paths, and no sentinel', async () => {
    const raw = lines('pin') as readonly { readonly follower_count?: string; readonly index: number }[]
    const cleaned = rowsOf(pin, clean(pin, await records(pin)))
    expect(cleaned.length).toBeGreaterThan(0)
    const without = new Set(
      raw
        .filter((row) => row.follower_count === undefined || row.follower_count === 'User Info Error')
        .map((row) => row.index),
    )
    for (const row of cleaned) {
      expect(row.follower_count === null, `pin ${row.ind}`).toBe(without.has(row.ind ?? -1))
      expect(row.save_location).toMatch(/^\/data\//u)
      for (const value of Object.values(row))
        if (typeof value === 'string')
          expect(value).not.toMatch(
            /^(?:User Info Error|No Title Data Available|No description available.*|Untitled|Image src error\.|N,o, ,T,a,g,s.*|)$/u,
          )
    }
    for (const row of rowsOf(geo, clean(geo, await records(geo)))) expect(row.timestamp).not.toBeNull()
    for (const row of rowsOf(user, clean(user, await records(user))))
      expect(row.user_name).toMatch(/^\S.* .*\S$/u)
  })
})

describe('the generated notebook', () => {
  const source = mkdtempSync(join(tmpdir(), 'lockstep-json-'))
  beforeAll(() => {
    for (const { name } of [pin, geo, user]) {
      const landed = join(source, `0a1b2c3d4e5f.${name}`, 'partition=0')
      mkdirSync(landed, { recursive: true })
      copyFileSync(join(folder, `${name}.ndjson`), join(landed, `${name}.json`))
    }
  })
  afterAll(() => rmSync(source, { recursive: true }))

  const text = readFileSync(
    new URL('../../examples/pinterest/generated/clean_pinterest.py', import.meta.url),
    'utf8',
  )

  it.each(versions)(
    'runs cell by cell on Spark %s, reads JSON, writes tables of the same cells, and answers its questions as we do',
    async (version) => {
      const spark = await sparkOf(version)
      const widgets = { source, catalog: 'spark_catalog', schema: 'lockstep_notebook' }
      const answers = questions.map(
        ({ name }) => `${name}.write.mode("overwrite").saveAsTable("asked_${name}")`,
      )
      const done = await spark.notebook({
        text: [text, '# COMMAND ----------', ...answers, ''].join('\n'),
        widgets,
        results: [
          ...['clean_pin', 'clean_geo', 'clean_user'],
          ...questions.map(({ name }) => `asked_${name}`),
        ],
      })
      if ('cell' in done) throw new Error(`cell ${done.cell}: ${done.message}`)
      for (const table of [pin, geo, user]) {
        const answer = done.tables[`clean_${table.name}`]
        if (answer === undefined || 'error' in answer)
          throw new Error(`clean_${table.name}: ${answer?.message ?? 'is not there'}`)
        const compared = rowDifferences(clean(table, await records(table)), answer.table, outputFields(table))
        expect(compared.differences).toEqual([])
        expect(compared.cells).toBeGreaterThan(1_000)
      }
      const raw = Object.fromEntries(
        await Promise.all([pin, geo, user].map(async (table) => [table.name, await records(table)] as const)),
      )
      expect(questions.length).toBeGreaterThan(8)
      for (const of of questions) {
        const asked = done.tables[`asked_${of.name}`]
        if (asked === undefined || 'error' in asked)
          throw new Error(`${of.name}: ${asked?.message ?? 'is not there'}`)
        const compared = rowDifferences(answer(of, raw), asked.table, outputFields(of))
        expect(compared.differences).toEqual([])
        expect(compared.cells).toBeGreaterThan(1)
      }
    },
  )
})
