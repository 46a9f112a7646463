import {
  bindAggregate,
  type Children,
  type ConstantsOf,
  columnNode,
  deepest,
  lineOf,
  literalOf,
  type Node,
  newVariable,
  node,
  type Operation,
  operations,
  Refusal,
  type Table,
  type Type,
  types,
} from '@lockstep/schema'
import { constants } from './constants.js'
import { selectTable } from './select-table.js'

/** The operations that can stand within themselves. */
export const nestable: readonly Operation[] = (Object.keys(operations) as Operation[]).filter(
  (operation) => !['column', 'variable', 'literal', 'getField'].includes(operation),
)

const text = (value: string): Node => node('literal', [], { value: literalOf(types.text, value) }) as Node

/** A node as one of another type, by any way there is. */
const become = (of: Node, type: Type): Node => {
  if (of.type === type) return of
  if (type.kind === 'list') return node('array', [become(of, type.element)], {}) as Node
  if (type.kind === 'text') {
    if (['int', 'long', 'decimal', 'boolean', 'date'].includes(of.type.kind))
      return node('tryCast', [of], { type }) as Node
    if (of.type.kind === 'list') return become(node('get', [of], { index: 0 }) as Node, type)
    return node('when', [node('isNull', [of], {}) as Node, text('a'), text('b')], {}) as Node
  }
  const from = become(of, types.text)
  if (type.kind === 'date') return node('toDate', [from], { format: 'yyyy-MM-dd' }) as Node
  if (type.kind === 'timestamp')
    return node('toTimestamp', [from], { format: 'yyyy-MM-dd HH:mm:ss', zone: 'UTC' }) as Node
  return node('tryCast', [from], { type }) as Node
}

const inputOf = (takes: string): Type => {
  switch (takes) {
    case 'exact':
    case 'integer':
    case 'number':
      return types.int
    case 'list':
      return types.list(types.text)
    case 'int':
    case 'long':
    case 'double':
    case 'boolean':
    case 'date':
    case 'timestamp':
      return types[takes]
    default:
      return types.text
  }
}

const column = (type: Type): Node => become(columnNode({ name: 'text', type: types.text }), type)

/** How many constants are tried. */
const mostPlaces = 3

/** An operation whose first operand is a node, and whose others are columns; its constants are the first that fit. */
const withFirst = (operation: Operation, first: Node): Node => {
  const line = lineOf(operation)
  const [, ...others]: readonly string[] =
    'each' in line.takes ? [line.takes.each, line.takes.each] : line.takes
  const rest = others.map((pattern) => {
    if (pattern === 'element' && first.type.kind === 'list') return column(first.type.element)
    return column(['first', 'exact'].includes(pattern) ? first.type : inputOf(pattern))
  })
  const children = [first, ...rest]
  /** With the constants at a place, or the last there are; those after it, where these are refused. */
  const made = (place: number): Node => {
    try {
      return node(
        operation,
        children as readonly Node[] as Children<Operation, Node>,
        constants((below) => Math.min(place, below - 1), line, children) as ConstantsOf<Operation>,
      ) as Node
    } catch (error) {
      if (!(error instanceof Refusal) || place === mostPlaces) throw error
      return made(place + 1)
    }
  }
  return made(0)
}

/** What is tried where the first kind of input is refused: of numbers a double, of lists a list of lists, of all types a list. */
const otherInput: Readonly<Record<string, Type>> = {
  any: types.list(types.text),
  number: types.double,
  list: types.list(types.list(types.text)),
}

/** What stands before each element and the element, one behind the other: an aggregate of a list of texts. */
const aggregated = (list: Node): Node => {
  const [element, before] = [newVariable(types.text), newVariable(types.text)]
  const body = node('concat', [before as Node, element as Node], {}) as Node
  return bindAggregate(list, text('a'), { element, before }, body) as Node
}

/** An operation on what is made of a node, of the first kind of input that it takes. */
const on = (operation: Operation, of: Node): Node => {
  if (operation === 'aggregate') return aggregated(become(of, types.list(types.text)))
  const { takes } = lineOf(operation)
  const [pattern = 'text']: readonly string[] = 'each' in takes ? [takes.each] : takes
  const other = otherInput[pattern]
  try {
    return withFirst(operation, become(of, inputOf(pattern)))
  } catch (error) {
    if (!(error instanceof Refusal) || other === undefined) throw error
    return withFirst(operation, become(of, other))
  }
}

/** An operation on its own result, as often as is asked. */
const nested = (operation: Operation, depth: number): Node => {
  let of = column(types.text)
  for (let step = 0; step < depth; step++) of = on(operation, of)
  return of
}

/** A table of one column: an operation nested so deep. */
export const nestedTable = (operation: Operation, depth: number): Table =>
  selectTable(
    'nested',
    [{ name: 'text', type: types.text }],
    [{ name: 'deep', node: nested(operation, depth) }],
  )

/** A table of one column: an operation nested as deep as a rule may be. */
export const deepestTable = (operation: Operation): Table => {
  let deep = column(types.text)
  for (let next = deep; next.depth <= deepest; next = on(operation, next)) deep = next
  return selectTable('nested', [{ name: 'text', type: types.text }], [{ name: 'deep', node: deep }])
}

const makesText = (operation: Operation): boolean => {
  try {
    return on(operation, column(types.text)).type === types.text
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** The operations that make text of text. */
const chained = (Object.keys(operations) as Operation[]).filter(makesText)

/** A table of one column: operations chained until they are so deep, each of another kind than the one before. */
export const chainTable = (depth: number): Table => {
  let of = column(types.text)
  for (let step = 1, next = of; next.depth <= depth; step++) {
    of = next
    next = on(chained[step % chained.length] ?? 'trim', of)
  }
  return selectTable('chain', [{ name: 'text', type: types.text }], [{ name: 'end', node: of }])
}

const inIndia = { zone: '+05:30' } as const

/** What gives timestamps of timestamps, each in as many of Spark's calls as there can be. */
const cuts: readonly ((of: Node) => Node)[] = [
  (of) => node('clockTrunc', [of], { unit: 'hour', ...inIndia }) as Node,
  (of) => node('timestampOf', [node('dateOf', [of], inIndia) as Node], inIndia) as Node,
]

/** A table of one column: a timestamp that is cut until the rule is so deep. */
export const cutTable = (depth: number): Table => {
  let of = column(types.timestamp)
  for (let step = 0, next = of; next.depth <= depth; step++) {
    of = next
    next = cuts.reduce((cut, each, index) => (index === step % cuts.length ? each(cut) : cut), of)
  }
  return selectTable('chain', [{ name: 'text', type: types.text }], [{ name: 'end', node: of }])
}
