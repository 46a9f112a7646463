import {
  type AnyTable,
  everyRow,
  type Node,
  outputsOf,
  refuse,
  relation,
  ruleLineOf,
  seal,
} from '@lockstep/schema'
import { names } from '../spark/names.js'

/** A number that is made a decimal of fewer digits behind the point, perhaps: the columns that hold it before and after. */
export interface Rounding {
  readonly of: string
  readonly to: string
}

/** Rules of ours that read a text as a decimal. All others round by themselves, and say so. */
const readers: readonly string[] = ['suffixedNumber', 'dressedNumber']

const partsOf = (of: Node): readonly Node[] => {
  if (of.operation !== 'rule') return of.children
  return readers.includes(of.rule) || ruleLineOf(of.rule) === undefined ? [of.means] : of.children
}

/** Whether a node gives a decimal that may have fewer digits behind the point than what it is made of. */
const mayRound = (of: Node): boolean => {
  if (of.operation !== 'tryCast' || of.type.kind !== 'decimal' || of.free.length > 0) return false
  const { type } = of.children[0]
  return (
    type.kind === 'text' || type.kind === 'double' || (type.kind === 'decimal' && type.scale > of.type.scale)
  )
}

/** What a rule makes a decimal of, each place once: by `toDecimal`, of text, doubles and decimals, outside of lists. */
const roundingNodes = (rule: Node): ReadonlyMap<Node, Node> => {
  const seen = new Set<Node>()
  const found = new Map<Node, Node>()
  const visit = (of: Node): void => {
    if (seen.has(of)) return
    seen.add(of)
    const [child] = of.children
    if (child !== undefined && mayRound(of)) found.set(of, child)
    partsOf(of).forEach(visit)
  }
  visit(rule)
  return found
}

/**
 * A table that leaves out no row and has further columns behind its own, and by the name of each of its own what `toDecimal` may
 * round in it.
 */
export const withRoundings = (
  table: AnyTable,
): { readonly table: AnyTable; readonly roundings: ReadonlyMap<string, readonly Rounding[]> } => {
  const every = everyRow(table)
  const outputs = outputsOf(every)
  const given = names(outputs.map(({ name }) => name))
  const added: { readonly name: string; readonly node: Node }[] = []
  const hold = (node: Node): string => {
    const name = given.name('rounded')
    added.push({ name, node })
    return name
  }
  const roundings = new Map(
    outputs.map(({ name, node }) => [
      name,
      [...roundingNodes(node)].map(([to, of]): Rounding => ({ of: hold(of), to: hold(to) })),
    ]),
  )
  if (added.length === 0) return { table: every, roundings }
  const input = every.relation.inputs[0] ?? refuse('has no input')
  const columns = [...outputs, ...added]
  return { table: seal({ ...every, relation: relation('select', [input], { columns }) }), roundings }
}
