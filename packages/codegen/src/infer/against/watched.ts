import { type AnyTable, literalOf, type Node, node, nodesOf, outputsOf, types } from '@lockstep/schema'

/** A text in front that a rule takes off. */
export interface Stripped {
  readonly rule: 'stripPrefix' | 'stripSuffix'
  readonly text: string
  /** What it is taken off. */
  readonly of: Node
  /** Whether a value has it. */
  readonly has: Node
}

/** What is watched of one cleaned column. */
export interface Watched {
  readonly name: string
  readonly node: Node
  /** The raw columns that it is made of. */
  readonly raw: readonly string[]
  /** Where nulls have a name: a rule's result is null, and what it is of is not. */
  readonly named: readonly { readonly of: Node; readonly result: Node }[]
  readonly stripped: readonly Stripped[]
  /** Text that is read as a decimal: whether digits behind the point are rounded away. */
  readonly rounded: readonly { readonly scale: number; readonly isExact: Node }[]
}

/** Rules that make nulls by name. */
const naming: readonly string[] = ['blankToNull', 'extract']

const namedIn = (all: readonly Node[]): Watched['named'] =>
  all.flatMap((each) => {
    const [of] = each.children
    const isNamed = each.operation === 'nullIf' || (each.operation === 'rule' && naming.includes(each.rule))
    return isNamed && of !== undefined ? [{ of, result: each }] : []
  })

const strippedIn = (all: readonly Node[]): readonly Stripped[] =>
  all.flatMap((each): readonly Stripped[] => {
    const [of] = each.children
    if (each.operation !== 'rule' || of === undefined) return []
    const isPrefix = each.rule === 'stripPrefix'
    if (!isPrefix && each.rule !== 'stripSuffix') return []
    const text = String(each.constants[isPrefix ? 'prefix' : 'suffix'])
    const value = node('literal', [], { value: literalOf(types.text, text) }) as Node
    const has = node(isPrefix ? 'startsWith' : 'endsWith', [of, value], {}) as Node
    return [{ rule: isPrefix ? 'stripPrefix' : 'stripSuffix', text, of, has }]
  })

/** The digits behind the point in which a rounding is looked for. */
const wide = types.decimal(38, 18)

const roundedIn = (all: readonly Node[]): Watched['rounded'] =>
  all.flatMap((each) => {
    const [of] = each.children
    if (each.operation !== 'tryCast' || of?.type.kind !== 'text' || each.type.kind !== 'decimal') return []
    if (each.type.scale > 12) return []
    const exact = node('tryCast', [of], { type: wide }) as Node
    const rounded = node('tryCast', [each], { type: wide }) as Node
    return [{ scale: each.type.scale, isExact: node('equalTo', [exact, rounded], {}) as Node }]
  })

/** What is watched of each column of a table, from its rules alone. */
export const watchedIn = (table: AnyTable): readonly Watched[] =>
  outputsOf(table).map(({ name, node }) => {
    const all = nodesOf([node])
    const raw = all.flatMap((each) => (each.operation === 'column' ? [each.constants.name] : []))
    return { name, node, raw, named: namedIn(all), stripped: strippedIn(all), rounded: roundedIn(all) }
  })
