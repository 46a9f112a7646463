import { type AnyQuery, isPlace, relationsOf } from '@lockstep/schema'
import { settings, sparkOf, versions } from '@lockstep/test'
import { answer, tableOfRows } from '@lockstep/transforms'
import type { Table } from 'apache-arrow'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { askQuestions, layouts, questionDifference, type Way } from '../kit/compare/questions.js'
import { nothing, record } from '../kit/compare/tally.js'
import { randomChoose } from '../kit/draw/questions/choose.js'
import { everyQuestion } from '../kit/draw/questions/steps.js'
import { questionRows, questionTables } from '../kit/draw/questions/tables.js'
import { comparesAll } from './live.js'

const seed = Number(process.env.LOCKSTEP_SEED ?? 20_261_129)

/** So many draws of tables for each version, and so many questions about each. */
const draws = comparesAll ? 200 : 10
const about = 25

const met = new Map<string, number>()

/** The steps, aggregates and windows of a question. */
const kindsIn = (of: AnyQuery): readonly string[] =>
  relationsOf([of.relation]).flatMap((each) => {
    const step = each.relation === 'join' ? `join ${each.parts.how}` : each.relation
    if (each.relation === 'aggregate')
      return [step, ...each.parts.columns.map(({ aggregate }) => aggregate.aggregate)]
    if (each.relation !== 'window') return [step]
    const windows = each.parts.columns.map(({ window: { what } }) =>
      isPlace(what) ? what.window : `${what.aggregate} over`,
    )
    return [step, ...windows]
  })

const textOf = (rows: readonly (readonly object[])[]): string =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))

describe.each(versions)('Spark %s answers random questions as we do:', (version) => {
  const places = Array.from({ length: draws }, (_, draw) => draw)
  it.each(places)(`draw %i of seed ${seed}`, async (draw) => {
    const own = seed + draw * 2 + versions.indexOf(version as never)
    const rows = fc.sample(questionRows, { seed: own, numRuns: questionTables.length })
    const raw: Record<string, Table> = Object.fromEntries(
      questionTables.map((table, index) => [table.name, tableOfRows(table, rows[index] ?? [])]),
    )
    const questions = everyQuestion(about, randomChoose(own))
    const layout = layouts[draw % layouts.length] ?? 'as they are'
    const setting = {
      ...(settings[draw % settings.length] ?? settings[0]),
      // Compiling costs more than rows so few: one draw in four is compiled.
      codegen: draw % 4 === 0,
      others: {
        'spark.sql.adaptive.enabled': 'false',
        'spark.sql.shuffle.partitions': layout === 'in three' ? '3' : '1',
        ...(draw % 2 === 0 ? {} : { 'spark.sql.autoBroadcastJoinThreshold': '-1' }),
      },
    }
    const spark = await sparkOf(version)
    const ways = questions.map(
      (_, index): Way => (comparesAll ? 'both' : (index + draw) % 2 === 0 ? 'sql' : 'pyspark'),
    )
    const asked = await askQuestions(questions, raw, spark, setting, layout, ways)
    let cells = 0
    for (const [index, { of, text, answer: given }] of asked.entries()) {
      const ours = answer(of, raw)
      const told = `seed ${seed}, draw ${draw}, text ${index}, rows ${layout}\n${text}\n${textOf(rows)}`
      expect(questionDifference(of, ours, given), told).toBe(null)
      cells += ours.numRows * ours.numCols
    }
    for (const kind of questions.flatMap(kindsIn)) met.set(kind, (met.get(kind) ?? 0) + 1)
    record({ ...nothing, settings: { [`questions, ${version}`]: cells }, cells })
  })
})

afterAll(() => {
  if (process.env.LOCKSTEP_MET !== undefined)
    process.stdout.write(`${[...met].map(([kind, count]) => `${kind} ${count}`).join(', ')}\n`)
})
