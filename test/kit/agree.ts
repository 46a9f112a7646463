import { type AnyQuery, type AnyTable, isQuery, isTable, outputFields, refuse } from '@lockstep/schema'
import { clean as kernels, rowsOf, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import {
  type Checked,
  type Clean,
  checkProbe,
  compareTable,
  type Disagreement,
  type Subject,
} from './compare/check.js'
import { tell } from './compare/failure.js'
import { type alone, probes, stages } from './compare/probe.js'
import { proveQuestion } from './compare/prove-question.js'
import { shrink } from './compare/shrink.js'
import { add, nothing, record, type Tally } from './compare/tally.js'
import { hintsOf } from './draw/hints.js'
import { lay } from './draw/lay.js'
import type { RowsByTable } from './draw/questions/rows-for.js'
import { type Drawn, type DrawnRow, drawn } from './draw/rows.js'
import { remoteSpark } from './spark/remote.js'
import type { LiveSpark, Setting } from './spark/spark.js'
import { settings as everySetting, versions as everyVersion, sparkOf } from './spark/sparks.js'
import { withUndeclared } from './spark/undeclared.js'

/** What `agree` compares with, and how much. */
export interface AgreeOptions {
  /** Versions of Spark: 3.5.7 and 4.2.0, if left out. */
  readonly versions?: readonly string[]
  /**
   * A Spark elsewhere, by Spark Connect: `sc://host:15002`, parameters behind `/;`. It is asked in place of Sparks that the kit starts,
   * so `versions` is left out. Its code generation is its own.
   */
  readonly remote?: string
  /** Settings of Spark: ANSI on and off, in UTC and in New York, if left out. */
  readonly settings?: readonly Setting[]
  /** How many tables are drawn: 3, if left out. */
  readonly runs?: number
  /** The most rows that a drawn table has: 150, if left out. */
  readonly rows?: number
  /** The seed of a failure that was printed, to see it again. */
  readonly seed?: number
  /**
   * Real records, by raw column name, compared before any table is drawn; of a question, those of each table by the tables' names.
   */
  readonly records?: readonly object[] | RowsByTable
  /** Kernels in place of Lockstep's, to see wrong ones found. */
  readonly clean?: Clean
  /** Sparks in place of live ones, to see wrong ones found. */
  readonly connect?: (version: string) => Promise<LiveSpark>
  /** Whether a failure is made smaller before it is told: true, if left out. */
  readonly shrink?: boolean
}

/** That the kernels and Spark do not agree: which cell of which operation, in which setting, and how to see it again. */
export class DisagreementError extends Error {
  override readonly name = 'DisagreementError'
  readonly disagreements: readonly Disagreement[]

  constructor(message: string, disagreements: readonly Disagreement[]) {
    super(message)
    this.disagreements = disagreements
  }
}

interface Run {
  readonly table: ReturnType<typeof alone>
  readonly sparks: readonly LiveSpark[]
  readonly settings: readonly Setting[]
  readonly clean: Clean
  readonly shrink: boolean
}

const subjectOf = (table: AnyTable, drawn: Drawn, rules: readonly AnyTable[]): Subject => ({
  raw: withUndeclared(table.raw, tableOfRows(table, drawn.rows), rules),
  laid: lay(table, drawn),
})

/** Compares one drawn table in some settings; stops at the first setting that differs. */
const check = async (
  { table, sparks, settings, clean }: Run,
  drawn: Drawn,
  interpreted: boolean,
): Promise<Checked> => {
  const all = probes(table)
  const raw = all.filter(({ before }) => before === null)
  const subject = subjectOf(table, drawn, [table, ...raw.map((probe) => probe.table)])
  const parts = all.map((probe) => ({
    probe,
    subject: probe.before === null ? subject : subjectAfter(probe.before, subject, probe.table, clean),
  }))
  const inSetting = async (spark: LiveSpark, setting: Setting): Promise<Checked> => {
    let tally = nothing
    const found: Disagreement[] = []
    for (const { probe, subject } of parts) {
      const checked = await checkProbe(probe, subject, spark, setting, clean)
      tally = add(tally, checked.tally)
      found.push(...checked.disagreements)
    }
    if (found.length > 0) return { tally, disagreements: found }
    const whole = await compareTable(table, subject, spark, setting, clean)
    // Cells count once, as those of operations; a table that only passes columns on has none of these.
    if (tally.cells === 0) tally = whole.tally
    return { tally, disagreements: whole.disagreements }
  }
  let tally = nothing
  for (const setting of settings) {
    const all = await Promise.all(
      sparks.map((spark) => inSetting(spark, interpreted ? { ...setting, codegen: false } : setting)),
    )
    tally = all.reduce((sum, checked) => add(sum, checked.tally), tally)
    const disagreements = all.flatMap((checked) => checked.disagreements)
    if (disagreements.length > 0) return { tally, disagreements }
  }
  return { tally, disagreements: [] }
}

/** What comes out of a table, to be read by some rules. */
const subjectAfter = (table: AnyTable, { laid }: Subject, rules: AnyTable, clean: Clean): Subject => {
  const cleaned = clean(table, laid)
  return { raw: withUndeclared(outputFields(table), cleaned, [rules]), laid: cleaned }
}

const fail = async (
  run: Run,
  drawn: Drawn,
  found: readonly Disagreement[],
  seed: number | undefined,
): Promise<never> => {
  const [first] = found
  if (first === undefined) return refuse('nothing differs')
  if (!run.shrink) throw new DisagreementError(tell(run.table, found, drawn, seed), found)
  const narrow: Run = {
    ...run,
    sparks: run.sparks.filter((spark) => spark.version === first.version),
    settings: [first.setting],
  }
  const least = await shrink(
    drawn,
    first.row,
    async (smaller) => (await check(narrow, smaller, false)).disagreements.length > 0,
  )
  const again = (await check(narrow, least, false)).disagreements
  throw new DisagreementError(tell(run.table, again.length > 0 ? again : found, least, seed), found)
}

/** Rows of real records in one plain batch. */
const recorded = (rows: readonly object[]): Drawn => ({
  rows: rows as readonly DrawnRow[],
  layout: { batch: 1_000_000, before: 0, text: 'utf8' },
})

/** The Sparks that are asked. */
const sparksOf = ({ versions, remote, connect = sparkOf }: AgreeOptions): Promise<readonly LiveSpark[]> => {
  if (remote === undefined) return Promise.all((versions ?? everyVersion).map(connect))
  if (versions !== undefined) return refuse('versions: those of remote are its own; leave versions out')
  return Promise.all([remoteSpark(remote)])
}

const agreeQuestion = async (of: AnyQuery, options: AgreeOptions): Promise<Tally> => {
  const {
    settings = everySetting.slice(0, 2),
    runs = 3,
    rows = 40,
    records,
    seed = Math.trunc(Math.random() * 2 ** 31),
  } = options
  if (Array.isArray(records)) return refuse('records: expected those of each table by its name, got an array')
  const sparks = await sparksOf(options)
  const { tally, failure } = await proveQuestion(
    { of, sparks, settings },
    { runs, rows, seed, records: records as RowsByTable | undefined },
  )
  if (failure !== null) throw new DisagreementError(failure, [])
  return tally
}

/**
 * Proves that a table's rules mean the same in TypeScript, in Spark SQL and in PySpark: draws raw tables from the raw
 * schema and from the rules' own strings, and compares every node of every rule, and the whole result, cell by cell and bit by
 * bit, in every setting of every version. Spark is given columns beside the raw ones that no schema declares, called as the
 * generated steps are. A table that comes `from` another is proven stage by stage. Of a question, the answer is compared, as rows
 * where it is sorted and else as a multiset, over rows that lie in one partition, in three and in the opposite order; where it differs,
 * the first step that does is told.
 * @returns what was compared.
 * @throws DisagreementError for a difference, with the guilty operation, the least rows that show it, and the seed.
 * @throws Error where Java or Python is missing: there is no proof without Spark.
 */
export const agree = async (table: AnyTable | AnyQuery, options: AgreeOptions = {}): Promise<Tally> => {
  if (isQuery(table)) return agreeQuestion(table, options)
  if (!isTable(table)) return refuse('agree takes a table that table() or fromJSON() made, or a query')
  const { settings = everySetting, runs = 3, rows = 150, records, clean = kernels } = options
  const sparks = await sparksOf(options)
  let tally = nothing
  if (records !== undefined && !Array.isArray(records))
    return refuse('records: expected an array of raw rows of the table')
  let real = records as readonly object[] | undefined
  for (const stage of stages(table)) {
    const run: Run = { table: stage, sparks, settings, clean, shrink: options.shrink ?? true }
    if (real !== undefined) {
      const checked = await check(run, recorded(real), false)
      if (checked.disagreements.length > 0) await fail(run, recorded(real), checked.disagreements, undefined)
      tally = add(tally, checked.tally)
      real = rowsOf(stage, kernels(stage, tableOfRows(stage, real)))
    }
    tally = add(tally, await draw(run, runs, rows, options.seed))
  }
  record(tally)
  return tally
}

/** One draw in ten is computed by Spark without generated code. */
const interpretedEvery = 10

const draw = async (
  run: Run,
  runs: number,
  rows: number,
  seed = Math.trunc(Math.random() * 2 ** 31),
): Promise<Tally> => {
  let tally = nothing
  let number = seed % interpretedEvery
  const property = fc.asyncProperty(drawn(run.table.raw, hintsOf(run.table), rows, runs), async (value) => {
    number++
    const checked = await check(run, value, number % interpretedEvery === 0)
    if (checked.disagreements.length > 0) await fail(run, value, checked.disagreements, seed)
    tally = add(tally, checked.tally)
  })
  const result = await fc.check(property, { numRuns: runs, seed, endOnFailure: true })
  if (result.failed)
    throw result.errorInstance instanceof Error
      ? result.errorInstance
      : new Error(fc.defaultReportMessage(result))
  return tally
}
