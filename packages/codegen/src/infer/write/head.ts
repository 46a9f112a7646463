import { quoted } from '../../print/quote-typescript.js'
import type { Measure } from '../measure/measure.js'
import type { Profile } from '../profile/profile.js'
import type { ColumnPlan } from '../propose/plan.js'
import type { DataSource } from '../read/source.js'
import { thresholds } from '../thresholds.js'
import { isRowKey } from './notes.js'
import { said } from './say.js'

/** Cells that become null by name. */
export const namedNulls = (plan: ColumnPlan, { columns }: Measure): number =>
  plan.sentinels.reduce((sum, { value }) => sum + (columns.get(plan)?.values.get(value) ?? 0), 0)

const countOf = (count: number, what: string): string => `${said(count)} ${what}${count === 1 ? '' : 's'}`

/** The comment above a proposed table: what it is from, and what it does to all cells. */
export const headOfModule = (
  file: string,
  {
    source,
    profile,
    plans,
    measure,
  }: {
    readonly source: DataSource
    readonly profile: Profile
    readonly plans: readonly ColumnPlan[]
    readonly measure: Measure
  },
): readonly string[] => {
  const nulls = plans.reduce((sum, plan) => sum + namedNulls(plan, measure), 0)
  const sentinels = plans.reduce((sum, plan) => sum + plan.sentinels.length, 0)
  const csv = source.csv === undefined ? undefined : JSON.stringify(source.csv)
  const bad = source.json?.badLines ?? 0
  return [
    `Proposed by \`lockstep infer ${quoted(file).slice(1, -1)}\` from ${profile.rows === 1 ? 'its one record' : `all of its ${countOf(profile.rows, 'record')}`}.`,
    '',
    sentinels === 0
      ? 'Over them, no cell loses its value.'
      : `Over them, ${countOf(sentinels, 'sentinel')} make ${countOf(nulls, 'cell')} null; no other cell loses its value.`,
    'A line with `?` is for a person to decide.',
    ...(csv === undefined ? [] : ['', `The file is read with the options \`${csv}\`.`]),
    ...(bad === 0
      ? []
      : [
          '',
          `${countOf(bad, 'line')} of it, the first of them line ${said(source.json?.firstBad ?? 0)}, are no records; their cells are null.`,
        ]),
  ]
}

/** What is said of equal rows. */
export const rowsLineOf = (plans: readonly ColumnPlan[], { seen, rows }: Measure): string => {
  const key = rows < thresholds.keyRows ? undefined : plans.find(({ column }) => isRowKey(column))
  if (key !== undefined)
    return `No equal rows in this file: ${quoted(key.column.field.name)} tells all apart. If one record can come twice: distinct: true,`
  if (seen.isFull)
    return `Equal rows were looked for in the first ${said(seen.set.size)} of ${said(rows)}; ${said(seen.equal)} found there.`
  if (seen.equal > 0)
    return `${said(seen.equal)} of ${said(rows)} rows were there before, equal in every column.`
  return 'No equal rows in this file. If one record can come twice: distinct: true,'
}
