import type { AnyQuery } from '@lockstep/schema'
import { settings, sparkOf, versions } from '@lockstep/test'
import { answer, tableOfRows } from '@lockstep/transforms'
import type { Table } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askQuestions, questionDifference, rowLayouts, type Spelled } from '../kit/compare/questions.js'
import { nothing, record } from '../kit/compare/tally.js'
import { randomChoose } from '../kit/draw/questions/choose.js'
import { everyKind, kindsIn } from '../kit/draw/questions/kinds.js'
import { everyQuestion } from '../kit/draw/questions/questions.js'
import { questionRows, questionTables } from '../kit/draw/questions/tables.js'
import { comparesAll } from './live.js'

const seed = Number(process.env.LOCKSTEP_SEED ?? 20_261_129)

/** So many draws of tables for each version, and so many questions about each: 1,000 of them, or 10,000. */
const draws = comparesAll ? 200 : 20
const about = 25

/** How many times each step, aggregate and window stands in questions that were compared. */
const met = new Map<string, number>()

const textOf = (rows: readonly (readonly object[])[]): string =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))

/** Where Spark asks, and how the rows lie: another setting and layout for each draw. */
const settingOf = (draw: number) => {
  const layout = rowLayouts[draw % rowLayouts.length] ?? 'as they are'
  return {
    layout,
    setting: {
      ...(settings[draw % settings.length] ?? settings[0]),
      // Compiling costs more than rows so few: one draw in sixteen is compiled.
      codegen: draw % 16 === 0,
      others: {
        'spark.sql.adaptive.enabled': 'false',
        'spark.sql.shuffle.partitions': layout === 'in three' ? '2' : '1',
        ...(draw % 2 === 0 ? {} : { 'spark.sql.autoBroadcastJoinThreshold': '-1' }),
      },
    },
  }
}

/** Asks a Spark questions that no other draw asks, half of them in SQL and half in PySpark; gives how many cells were compared. */
const compareDraw = async (version: (typeof versions)[number], draw: number): Promise<number> => {
  const own = seed + draw * 2 + versions.indexOf(version)
  const rows = fc.sample(questionRows, { seed: own, numRuns: questionTables.length })
  const raw: Record<string, Table> = Object.fromEntries(
    questionTables.map((table, index) => [table.name, tableOfRows(table, rows[index] ?? [])]),
  )
  const questions: readonly AnyQuery[] = everyQuestion(about, randomChoose(own))
  const { layout, setting } = settingOf(draw)
  const ways = questions.map((_, index): Spelled => ((index + draw) % 2 === 0 ? 'sql' : 'pyspark'))
  const asked = await askQuestions(questions, raw, await sparkOf(version), setting, layout, ways)
  expect(asked.length).toBe(about)
  let cells = 0
  for (const [index, { of, text, answer: given }] of asked.entries()) {
    const ours = answer(of, raw)
    const told = `Spark ${version}, seed ${seed}, draw ${draw}, text ${index}, rows ${layout}\n${text}\n${textOf(rows)}`
    expect(questionDifference(of, ours, given), told).toBe(null)
    for (const kind of kindsIn(of)) met.set(kind, (met.get(kind) ?? 0) + 1)
    cells += ours.numRows * ours.numCols
  }
  record({ ...nothing, settings: { [`questions, ${version}`]: cells }, cells })
  return cells
}

describe('random questions', () => {
  const places = Array.from({ length: draws }, (_, draw) => draw)
  it.each(places)(`of draw %i of seed ${seed} are answered by both Sparks as by us`, async (draw) => {
    const cells = await Promise.all(versions.map((version) => compareDraw(version, draw)))
    for (const each of cells) expect(each).toBeGreaterThan(0)
  })

  it('have each step, aggregate and window at least 200 times, and each join with nulls that meet 100 times', () => {
    const counts = everyKind.map((kind) => `${kind} ${met.get(kind) ?? 0}`)
    process.stdout.write(`${counts.join(', ')}\n`)
    const least = (kind: string): number => (kind.endsWith('nulls equal') ? 100 : 200)
    expect(everyKind.filter((kind) => (met.get(kind) ?? 0) < least(kind))).toEqual([])
  })
})
