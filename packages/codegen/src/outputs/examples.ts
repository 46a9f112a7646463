import {
  type AnyTable,
  type Field,
  lastSelect,
  type Node,
  nodesOf,
  type Output,
  outputsOf,
  relation,
  seal,
  type Table,
  withInstead,
} from '@lockstep/schema'
import { type BeforeAfter, shownValue } from './shown.js'
import { type Try, triesOf } from './tries.js'

/** Cleans rows, as `cleanRows` of `@lockstep/transforms` does. */
export type CleanRows = (table: Table, rows: readonly object[]) => readonly object[]

/** What a rule makes of a row. */
export interface Example extends BeforeAfter {
  readonly row: Readonly<Record<string, unknown>>
}

/** The examples of each column, by its name: one or two, or none. */
export type Examples = ReadonlyMap<string, readonly Example[]>

/** What a table's last select does to the rows that come into it, as a table that leaves out no row. */
export const lastStepOf = ({ name, zone, from, raw, relation: of }: AnyTable): Table => {
  const source = relation('source', [], { name, fields: raw })
  const select = lastSelect(of)
  return seal({
    name,
    zone,
    from: null,
    relation: from === null ? select : withInstead(select, from.relation, source),
  })
}

/** The columns that a rule reads, in its order. */
const readsOf = (rule: Node): readonly Field[] =>
  nodesOf([rule]).flatMap((node) =>
    node.operation === 'column' ? [{ name: node.constants.name, type: node.type }] : [],
  )

/** A row to be cleaned for the sake of one column, and where its values come from. */
interface Trial {
  readonly row: Readonly<Record<string, unknown>>
  readonly from: Try['from']
}

/** Rows that differ in one value at a time; of several columns, first one in which none is null, at last one in which one is. */
const trialsOf = (rule: Node, reads: readonly Field[]): readonly Trial[] => {
  if (rule.operation === 'column' || reads.length === 0) return []
  const tries = reads.map((field, place) => triesOf(rule, field, place))
  const base = Object.fromEntries(reads.map(({ name }, place) => [name, tries[place]?.at(-1)?.value]))
  const varied = reads.flatMap(({ name }, place) =>
    (tries[place] ?? []).map(({ value, from }): Trial => ({ row: { ...base, [name]: value }, from })),
  )
  if (reads.length === 1) return varied
  return [
    { row: base, from: null },
    ...varied,
    { row: { ...base, [reads.at(-1)?.name ?? '']: null }, from: null },
  ]
}

interface Tried extends Example {
  readonly from: Try['from']
}

/** Cells of more characters are not shown. */
const longest = 60

const isShort = ({ given, gives }: Example): boolean =>
  [...given, gives].every((value) => shownValue(value).length <= longest)

const isNull = ({ gives }: Example): boolean => gives.value === null

/** Whether more than the same value comes out: neither null nor nothing. */
const isChanged = ({ given: [first, ...others], gives }: Example): boolean =>
  gives.value !== null &&
  gives.value !== '' &&
  (others.length > 0 || first?.type !== gives.type || shownValue(first) !== shownValue(gives))

/** Whether a value says more of a rule than another one did: it comes from another operation, or makes something of another kind. */
const saysMore = (example: Tried, than: Tried): boolean => {
  const [first] = example.given
  return example.from === null
    ? first?.type.kind !== 'text' && first?.type !== example.gives.type && example.given.length === 1
    : example.from !== than.from
}

/** A change first; then a null that the rule speaks of, or what another operation of it changes, or any null. */
const choose = (tried: readonly Tried[]): readonly Example[] => {
  const short = tried.filter(isShort)
  const first = short.find(isChanged)
  const nulls = short.filter(isNull)
  const second =
    nulls.find(({ from }) => from !== null) ??
    short.find((other) => first !== undefined && isChanged(other) && saysMore(other, first)) ??
    nulls[0]
  return [first, second].filter((example) => example !== undefined)
}

/** Rows that hold trials of many columns: each lies in the first row whose values are its own, or are not told yet. */
const packed = () => {
  const rows: Record<string, unknown>[] = []
  const fits = (row: Readonly<Record<string, unknown>>, trial: Trial): boolean =>
    Object.entries(trial.row).every(
      ([name, value]) => !Object.hasOwn(row, name) || Object.is(row[name], value),
    )
  const add = (trial: Trial): number => {
    const found = rows.findIndex((row) => fits(row, trial))
    const index = found < 0 ? rows.push({}) - 1 : found
    Object.assign(rows[index] ?? {}, trial.row)
    return index
  }
  return { rows, add }
}

/** What the rules of a table make of values that they speak of, as its kernels say: one or two examples of each column. */
export const examplesOf = (table: AnyTable, clean: CleanRows): Examples => {
  const { rows, add } = packed()
  const trials = outputsOf(table).map((output) => {
    const reads = readsOf(output.node)
    const all = trialsOf(output.node, reads).map((trial) => ({ trial, index: add(trial) }))
    return { output, reads, all }
  })
  const cleaned = clean(lastStepOf(table), rows)
  const triedOf = (output: Output, reads: readonly Field[], { row, from }: Trial, index: number): Tried => ({
    row,
    from,
    given: reads.map(({ name, type }) => ({ type, value: row[name] })),
    gives: { type: output.node.type, value: Reflect.get(cleaned[index] ?? {}, output.name) },
  })
  return new Map(
    trials.map(({ output, reads, all }) => [
      output.name,
      choose(all.map(({ trial, index }) => triedOf(output, reads, trial, index))),
    ]),
  )
}
