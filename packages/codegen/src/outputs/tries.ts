import {
  type Bucket,
  dateText,
  decimalText,
  type Field,
  hintsIn,
  hintsOfNode,
  type Literal,
  lineOfNode,
  literalOf,
  type Node,
  ruleLineOf,
  type Type,
  timestampText,
} from '@lockstep/schema'

/** A value worth trying in a column, as rows have it, and the operation or rule that it comes from, if any. */
export interface Try {
  readonly value: unknown
  readonly from: Node | null
}

/** A literal's value as rows have it. */
const rowValue = ({ type, value }: Literal): unknown => {
  if (type.kind === 'decimal' && typeof value === 'bigint') return decimalText(value, type.scale)
  if (type.kind === 'date' && typeof value === 'number') return dateText(value)
  return type.kind === 'timestamp' && typeof value === 'bigint' ? timestampText(value) : value
}

/** A small value of a type; `place` tells several apart. */
const fitting = (type: Type, place: number): unknown => {
  switch (type.kind) {
    case 'text':
      return ['x', 'y', 'z'][place] ?? `x${place}`
    case 'boolean':
      return place % 2 === 0
    case 'int':
      return 7 + place
    case 'long':
      return BigInt(7 + place)
    case 'double':
      return 1.5 + place
    case 'decimal':
      return type.precision > type.scale ? String(1 + (place % 9)) : '0'
    case 'date':
      return dateText(18_938 + place)
    case 'timestamp':
      return `${dateText(18_938 + place)}T01:30:59Z`
    case 'list':
      return [fitting(type.element, place), fitting(type.element, place + 1)]
    case 'struct':
      return Object.fromEntries(
        type.fields.map(({ name, type }, index) => [name, fitting(type, place + index)]),
      )
  }
}

/** A bound of each bucket in which the numbers of a rule lie. */
const boundsOf = (buckets: readonly Bucket[], { children: [of] }: Node): readonly Literal[] =>
  buckets.flatMap(({ from, to }) => {
    const bound = from ?? to ?? 0n
    return of === undefined ? [] : [literalOf(of.type, of.type.kind === 'int' ? Number(bound) : bound)]
  })

/** The constants of a type that a rule names. */
const constantsIn = (nodes: readonly Node[], type: Type): readonly Try[] =>
  nodes.flatMap((from) => {
    const literals = Object.entries(lineOfNode(from).constants).flatMap(
      ([name, kind]): readonly Literal[] => {
        const value: unknown = Reflect.get(from.constants, name)
        if (kind === 'buckets') return boundsOf(value as readonly Bucket[], from)
        if (kind === 'literal') return [value as Literal]
        return kind === 'literals' ? (value as readonly Literal[]) : []
      },
    )
    return literals
      .filter((literal) => literal.type === type && literal.value !== null)
      .map((literal) => ({ value: rowValue(literal), from }))
  })

/**
 * What a rule is made of, parents before children. A rule of ours stands for itself, one of the user's own for what it is
 * made of.
 */
const partsIn = (rule: Node): readonly Node[] => {
  const found = new Set<Node>()
  const visit = (node: Node): void => {
    if (found.has(node)) return
    found.add(node)
    if (node.operation === 'rule' && ruleLineOf(node.rule) === undefined) visit(node.means)
    node.children.forEach(visit)
  }
  visit(rule)
  return [...found]
}

/** So many texts of a rule are tried. */
const most = 60

/** What a rule of ours takes away, around the texts that other operations change. */
const around = (node: Node, hints: readonly string[]): readonly Try[] =>
  Object.entries(node.operation === 'rule' ? node.line.constants : {}).flatMap(([name, kind]) => {
    const text: unknown = Reflect.get(node.constants, name)
    return kind === 'text' && typeof text === 'string'
      ? hints.flatMap((hint) => [`${text}${hint}`, `${hint}${text}`]).map((value) => ({ value, from: node }))
      : []
  })

/** The texts that a rule names. */
const textsIn = (rule: Node, nodes: readonly Node[], column: string): readonly Try[] => {
  const all = hintsIn([rule])(column).slice(0, most)
  const known = new Set(all)
  const told = nodes.map((node) => ({ node, hints: hintsOfNode(node).filter((hint) => known.has(hint)) }))
  const named = told.flatMap(({ node, hints }) => hints.map((value): Try => ({ value, from: node })))
  const combined = told.flatMap(({ node }) =>
    around(
      node,
      told.flatMap((other) => (other.node === node ? [] : other.hints)),
    ),
  )
  const rest = all.filter((hint) => !named.some(({ value }) => value === hint))
  return [...combined, ...named, ...rest.map((value): Try => ({ value, from: rule }))]
}

/** The values worth trying in a column that a rule reads, those that the rule names first. */
export const triesOf = (rule: Node, { name, type }: Field, place: number): readonly Try[] => {
  const nodes = partsIn(rule)
  const named = type.kind === 'text' ? textsIn(rule, nodes, name) : constantsIn(nodes, type)
  const fit = fitting(type, place)
  return [...named.filter(({ value }) => value !== fit), { value: fit, from: null }]
}
