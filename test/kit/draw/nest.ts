import {
  type Children,
  type ConstantsOf,
  lineOf,
  literalOf,
  type Node,
  node,
  type Operation,
  parsePattern,
  seal,
  type Table,
  type Type,
  types,
} from '@lockstep/schema'

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

const constants: { readonly [K in Operation]?: object } = {
  tryCast: { type: types.text },
  nullIf: { values: [literalOf(types.text, 'x')] },
  substring: { from: 1, length: 5 },
  rlike: { pattern: parsePattern(/a/u) },
  regexpReplace: { pattern: parsePattern(/a/u), replacement: 'b' },
  regexpExtract: { pattern: parsePattern(/[a-z]/u), group: 0 },
  toDate: { format: 'dd/MM/yyyy' },
  toTimestamp: { format: 'yyyy-MM-dd HH:mm:ss[.S]', zone: '+05:30' },
  get: { index: 0 },
}

const inputOf = (takes: string): Type => {
  switch (takes) {
    case 'boolean':
      return types.boolean
    case 'exact':
    case 'integer':
      return types.int
    case 'list':
      return types.list(types.text)
    default:
      return types.text
  }
}

const column = (type: Type): Node =>
  become(node('column', [], { name: 'text', type: types.text }) as Node, type)

/** An operation on its own result, as often as is asked; its first operand is the nested one, the others are columns. */
const nested = (operation: Operation, depth: number): Node => {
  const { takes } = lineOf(operation)
  const patterns: readonly string[] = 'each' in takes ? [takes.each, takes.each] : takes
  let of: Node = node('column', [], { name: 'text', type: types.text }) as Node
  for (let step = 0; step < depth; step++) {
    const first = become(of, operation === 'tryCast' ? types.int : inputOf(patterns[0] ?? 'text'))
    const rest = patterns
      .slice(1)
      .map((pattern) =>
        pattern === 'first' || pattern === 'exact' ? column(first.type) : column(inputOf(pattern)),
      )
    const children = [first, ...rest] as readonly Node[] as Children<Operation, Node>
    of = node(operation, children, (constants[operation] ?? {}) as ConstantsOf<Operation>) as Node
  }
  return of
}

/** A table of one column: an operation nested so deep. */
export const nestedTable = (operation: Operation, depth: number): Table =>
  seal({
    name: 'nested',
    zone: 'UTC',
    raw: [{ name: 'text', type: types.text }],
    from: null,
    columns: [{ name: 'deep', node: nested(operation, depth) }],
    where: null,
    distinct: false,
  })

/** A table of one column: text operations chained so long, each of another kind than the one before. */
export const chainTable = (steps: number): Table => {
  const some: readonly Operation[] = [
    'trim',
    'nullIf',
    'regexpReplace',
    'substring',
    'coalesce',
    'lower',
    'when',
  ]
  let of: Node = node('column', [], { name: 'text', type: types.text }) as Node
  for (let step = 1; step < steps; step++) {
    const operation = some[step % some.length] ?? 'trim'
    const children = (
      operation === 'when'
        ? [node('startsWith', [of, text('a')], {}) as Node, of, text('c')]
        : operation === 'coalesce'
          ? [of, text('b')]
          : [of]
    ) as readonly Node[]
    of = node(
      operation,
      children as Children<Operation, Node>,
      (constants[operation] ?? {}) as ConstantsOf<Operation>,
    ) as Node
    if (operation === 'when') step++
  }
  return seal({
    name: 'chain',
    zone: 'UTC',
    raw: [{ name: 'text', type: types.text }],
    from: null,
    columns: [{ name: 'end', node: of }],
    where: null,
    distinct: false,
  })
}
