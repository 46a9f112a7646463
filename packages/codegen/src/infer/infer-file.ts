import { basename } from 'node:path'
import type { Progress } from '@lockstep/transforms'
import { derivedPairs } from './evidence/derived.js'
import { pairsOf } from './evidence/pairs.js'
import { type Measure, type Measured, measure } from './measure/measure.js'
import { addBatch, endProfile, newProfile, type Profile } from './profile/profile.js'
import { isTableName, tableName } from './propose/names.js'
import type { ColumnPlan } from './propose/plan.js'
import { propose } from './propose/propose.js'
import { InferError } from './read/infer-error.js'
import { type DataSource, openSource } from './read/source.js'
import { type Proven, withTogether } from './together.js'
import { checkModule } from './write/check-module.js'
import { headOfModule, rowsLineOf } from './write/head.js'
import { moduleText } from './write/module-text.js'
import { isRowKey } from './write/notes.js'
import { withCounts } from './write/say.js'

/** How a file is looked at. */
export interface InferOptions {
  /** The name of the table. Default: that of the file, in snake case. */
  readonly name?: string | undefined
  /** Is told how far each pass is. */
  readonly onProgress?: ((pass: string, progress: Progress) => void) | undefined
}

/** What was found in a file, and the module that proposes rules for it. */
export interface Inferred {
  readonly name: string
  readonly source: DataSource
  readonly profile: Profile
  readonly plans: readonly ColumnPlan[]
  readonly measure: Measure
  /** The text of the module. */
  readonly module: string
}

const profileOf = async (source: DataSource, onProgress: InferOptions['onProgress']): Promise<Profile> => {
  const profile = newProfile(source.fields)
  const told = onProgress && ((progress: Progress) => onProgress('reading', progress))
  for await (const batch of source.batches(told)) addBatch(profile, batch)
  endProfile(profile)
  if (profile.rows === 0)
    throw new InferError(
      `${source.path}: expected records, got ${source.fields.length} names of columns and no row`,
    )
  return profile
}

/** A plan whose rule would lose values: the rule becomes a question, and what is left of it loses nothing. */
const withoutLoss = (plan: ColumnPlan, { rule }: Measured): ColumnPlan => {
  return {
    ...plan,
    chain: { steps: [] },
    evidence: [],
    questions: [
      ...plan.questions,
      { text: `the rule below would lose ${withCounts(rule.examples)}`, chain: plan.chain },
    ],
  }
}

const named = (path: string, error: unknown): unknown =>
  error instanceof Error && error.name === 'Refusal' ? new InferError(`${path}: ${error.message}`) : error

/** Measures plans, and takes out what would lose a value, until nothing does. */
const provenPlans = async (
  name: string,
  source: DataSource,
  given: readonly ColumnPlan[],
  profile: Profile,
  onProgress: InferOptions['onProgress'],
): Promise<Proven> => {
  const hasKey = given.some(({ column }) => isRowKey(column))
  const told = onProgress && ((progress: Progress) => onProgress('counting', progress))
  let plans = given
  for (;;) {
    const measured = await measure(name, source, plans, {
      hasKey,
      pairs: pairsOf(profile),
      derived: derivedPairs(profile, plans),
      onProgress: told,
    })
    const lossy = plans.filter((plan) => (measured.columns.get(plan)?.rule.lost ?? 0) > 0)
    if (lossy.length === 0) return withTogether(plans, measured)
    plans = plans.map((plan) => {
      const of = measured.columns.get(plan)
      return of !== undefined && of.rule.lost > 0 ? withoutLoss(plan, of) : plan
    })
  }
}

/**
 * Looks into a file of records (JSON lines, CSV, Parquet), and proposes a table for it: a module of TypeScript whose rules lose
 * no value that they do not name. The file is read twice, in memory that does not grow with it: once for candidates, and
 * once for exact counts, with the library's own kernels. The same file gives the same text.
 * @throws InferError for a file that cannot be looked into.
 */
export const inferFile = async (path: string, options: InferOptions = {}): Promise<Inferred> => {
  const { onProgress } = options
  const name = options.name ?? tableName(path)
  if (!isTableName(name))
    throw new InferError(
      `the name ${JSON.stringify(name)} cannot be that of a table's constant; give letters, digits and _`,
    )
  try {
    const source = await openSource(path, { onProgress })
    const profile = await profileOf(source, onProgress)
    const { plans, measure, nulls } = await provenPlans(name, source, propose(profile), profile, onProgress)
    const distinct = measure.seen.equal > 0
    const module = moduleText({
      ...{ name, plans, measure, json: source.json, distinct, nulls },
      head: headOfModule(basename(path), { source, profile, plans, measure }),
      rowsLine: rowsLineOf(plans, measure),
    })
    await checkModule(name, source.fields, plans, { distinct, nulls, module })
    return { name, source, profile, plans, measure, module }
  } catch (error) {
    throw named(path, error)
  }
}
