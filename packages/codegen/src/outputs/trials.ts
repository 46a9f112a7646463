import { type Field, type Node, nodesOf } from '@lockstep/schema'
import { type BeforeAfter, shownValue } from './shown.js'
import { type Try, triesOf } from './tries.js'

/** What a rule makes of a row. */
export interface Example extends BeforeAfter {
  readonly row: Readonly<Record<string, unknown>>
}

/** The columns that a rule reads, in its order. */
export const fieldsRead = (rule: Node): readonly Field[] =>
  nodesOf([rule]).flatMap((node) =>
    node.operation === 'column' ? [{ name: node.constants.name, type: node.type }] : [],
  )

/** A row to be cleaned for the sake of one column, and where its values come from. */
export interface Trial {
  readonly row: Readonly<Record<string, unknown>>
  readonly from: Try['from']
}

/** Rows that differ in one value at a time; of several columns, first one in which none is null, at last one in which one is. */
export const trialsOf = (rule: Node, reads: readonly Field[]): readonly Trial[] => {
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

/** An example, and where its values come from. */
export interface Tried extends Example {
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
export const chooseExamples = (tried: readonly Tried[]): readonly Example[] => {
  const short = tried.filter(isShort)
  const first = short.find(isChanged)
  const nulls = short.filter(isNull)
  const second =
    nulls.find(({ from }) => from !== null) ??
    short.find((other) => first !== undefined && isChanged(other) && saysMore(other, first)) ??
    nulls[0]
  return [first, second].filter((example) => example !== undefined)
}
