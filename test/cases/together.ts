import { type Field, type Output, outputsOf, type Table } from '@lockstep/schema'
import { selectTable } from '../kit/draw/select-table.js'
import type { Case, CaseRow } from './cases.js'

/** A case among others: its column, and its first row. */
export interface Placed extends Case {
  readonly answer: Field
  readonly from: number
}

/** Cases in one table: the rows of all of them, and the rule of each in a column of its own. */
export interface Together {
  readonly table: Table
  readonly rows: readonly CaseRow[]
  readonly cases: readonly Placed[]
}

/** More columns in one select than this, and Spark gives up generating code for it. */
const widest = 40

const inOne = (some: readonly [Case, ...Case[]]): Together => {
  const rows: CaseRow[] = []
  const cases: Placed[] = []
  const columns: Output[] = []
  for (const [index, each] of some.entries()) {
    for (const { node } of outputsOf(each.table)) {
      const name = `answer_${index}`
      cases.push({ ...each, answer: { name, type: node.type }, from: rows.length })
      columns.push({ name, node })
    }
    rows.push(...each.rows)
  }
  const { name, raw } = some[0].table
  return { table: selectTable(name, raw, columns), rows, cases }
}

/** The cases of a family in one table, or in as few as hold their columns. */
export const together = (some: readonly Case[]): readonly Together[] =>
  Array.from({ length: Math.ceil(some.length / widest) }, (_, part) => {
    const [first, ...others] = some.slice(part * widest, (part + 1) * widest)
    if (first === undefined) throw new Error('no cases')
    return inOne([first, ...others])
  })
