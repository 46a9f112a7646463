import { at, refuse } from '../errors/refusal.js'
import { aggregateLine } from '../graph/aggregates/index.js'
import { nodesOfAggregate } from '../graph/aggregates/node.js'
import { nodesOf } from '../graph/fold.js'
import { newInterned } from '../graph/interned.js'
import { deepest, type Node } from '../graph/node.js'
import { nodesOfWindow } from '../graph/windows.js'
import { checkNames } from '../raw/names.js'
import { type Field, showType, type Type, types } from '../types/types.js'
import { nodesInParts, writeRelationParts } from './parts.js'
import { type Inputs, type PartsOf, type RelationKind, relationLine } from './relations.js'

/** A column of a relation: its name and type, and whether a cell of it can be null, as far as that is known. */
export interface RelationColumn extends Field {
  readonly nullable: boolean
}

/** One step on rows over those before it. Interned: equal structure is the same object. */
export interface RelationOf<K extends RelationKind> {
  readonly relation: K
  readonly inputs: Inputs<K, Relation>
  /** Its rules and constants, by name. */
  readonly parts: PartsOf<K>
  /** The columns that go out, in order. */
  readonly columns: readonly RelationColumn[]
  /** The longest path of nodes behind a column, with those of its inputs. */
  readonly depth: number
  /** A number of its own, greater than those of its inputs. */
  readonly id: number
}

/** A relation of any kind; `relation.relation` tells which. */
export type Relation = { readonly [K in RelationKind]: RelationOf<K> }[RelationKind]

const known = newInterned<Relation>()
let made = 0

const checkRule = (root: Node, { columns: inputs, depth }: Relation): void => {
  if (root.depth + depth > deepest)
    refuse(
      `the rule is ${root.depth + depth} steps deep with the rules it reads, and ${deepest} is the most that Spark can plan; write a table in between, and read that one's columns`,
    )
  if (root.free.length > 0)
    refuse('uses an element of a list outside of the lambda that was given it; give back what is made of it')
  for (const of of nodesOf([root]))
    if (
      of.operation === 'column' &&
      !inputs.some(
        (field) =>
          field.name === of.constants.name && field.type === of.type && (of.nullable || !field.nullable),
      )
    )
      refuse(
        `reads ${of.constants.name}: ${showType(of.type)}, which does not come in; it belongs to another table`,
      )
}

const checkNoIndex = (name: string): void => {
  if (String(Number(name) >>> 0) === name)
    refuse('a whole number cannot be a column name: JavaScript would put it before the others')
}

/** Columns that come in, by name. */
const columnsNamed = (names: readonly string[], input: Relation): readonly RelationColumn[] => {
  checkNames(names)
  return names.map(
    (name) =>
      input.columns.find((column) => column.name === name) ??
      refuse(
        `there is no column ${JSON.stringify(name)}; there are ${input.columns.map((column) => column.name).join(', ')}`,
      ),
  )
}

const isOrdered = ({ kind }: Type): boolean => kind !== 'list' && kind !== 'struct'

const checkOrder = (order: PartsOf<'sort'>['order'], input: Relation): void => {
  if (order.length === 0) refuse('takes one key or more, got none')
  for (const { node } of order) {
    if (!isOrdered(node.type)) refuse(`cannot sort by ${showType(node.type)}`)
    checkRule(node, input)
  }
}

const checkRows = (rows: number, least: number): void => {
  if (!Number.isInteger(rows) || rows < least || rows > 2 ** 31 - 1)
    refuse(`expected a number of rows from ${least} to 2147483647, got ${rows}`)
}

const aggregateIsNullOfNone = (columns: PartsOf<'aggregate'>['columns'], own: string): boolean =>
  columns.some(({ name, aggregate }) => name === own && aggregateLine(aggregate.aggregate).nulls !== 'never')

const joinColumns = (
  { how, keys, nulls }: PartsOf<'join'>,
  left: Relation,
  right: Relation,
): readonly RelationColumn[] => {
  if (keys.length === 0) refuse('takes one key or more, got none')
  const ours = at('left', () => keys.map((key) => columnsNamed([key.left], left)[0] as RelationColumn))
  const theirs = at('right', () => keys.map((key) => columnsNamed([key.right], right)[0] as RelationColumn))
  for (const [index, { name, type }] of ours.entries()) {
    const other = theirs[index]
    if (!isOrdered(type)) refuse(`${name} is ${showType(type)}, which cannot be a key`)
    if (other !== undefined && other.type !== type)
      refuse(
        `${name} is ${showType(type)} on the left and ${other.name} is ${showType(other.type)} on the right: make them one type in a select before`,
      )
  }
  if (how === 'semi' || how === 'anti') return left.columns
  const shared = keys.filter((key) => key.left === key.right).map((key) => key.left)
  const others = right.columns.filter(({ name }) => !shared.includes(name))
  const clash = others.filter(({ name }) => left.columns.some((column) => column.name === name))
  if (clash.length > 0)
    refuse(
      `both sides have ${clash.map(({ name }) => name).join(', ')}: rename or leave out one in a select before, or join by it`,
    )
  const keyNames = how === 'inner' && !nulls ? keys.flatMap((key) => [key.left, key.right]) : []
  const sharedNulls = (name: string, own: boolean): boolean => {
    const other = right.columns.some((column) => column.name === name && column.nullable)
    return how === 'right' ? other : how === 'full' ? own || other : own
  }
  const own = (columns: readonly RelationColumn[], canLack: boolean): readonly RelationColumn[] =>
    columns.map((column) => ({
      ...column,
      nullable: shared.includes(column.name)
        ? sharedNulls(column.name, column.nullable) && !keyNames.includes(column.name)
        : canLack || (column.nullable && !keyNames.includes(column.name)),
    }))
  const lacks = { left: how === 'right' || how === 'full', right: how === 'left' || how === 'full' }
  const all = [...own(left.columns, lacks.left), ...own(others, lacks.right)]
  checkNames(all.map(({ name }) => name))
  return all
}

/** The columns that go out of each kind of relation, once its parts are checked against what comes in. */
const columnsBy: {
  readonly [K in RelationKind]: (parts: PartsOf<K>, ...of: Inputs<K, Relation>) => readonly RelationColumn[]
} = {
  source: ({ name, fields }) => {
    checkNames([name])
    checkNames(fields.map((field) => field.name))
    return fields.map(({ name, type }) => ({ name, type, nullable: true }))
  },
  select: ({ columns }, input) => {
    if (columns.length === 0) refuse('clean gives no column')
    for (const { name, node } of columns)
      at(`.${name}`, () => {
        checkNoIndex(name)
        checkRule(node, input)
      })
    checkNames(columns.map(({ name }) => name))
    return columns.map(({ name, node }) => ({ name, type: node.type, nullable: node.nullable }))
  },
  where: ({ test }, input) =>
    at('where', () => {
      if (test.type !== types.boolean)
        refuse(`takes a rule that is true or false, got ${showType(test.type)}`)
      checkRule(test, input)
      return input.columns
    }),
  distinct: (_, input) => input.columns,
  join: joinColumns,
  aggregate: ({ by, columns }, input) => {
    for (const { name, aggregate } of columns)
      at(`.${name}`, () => {
        checkNoIndex(name)
        for (const node of nodesOfAggregate(aggregate)) checkRule(node, input)
      })
    const made = columns.map(({ name, aggregate: { type, nullable } }) => ({
      name,
      type,
      // Of no row at all, most have no value.
      nullable: nullable || (by.length === 0 && aggregateIsNullOfNone(columns, name)),
    }))
    const all = [...columnsNamed(by, input), ...made]
    if (all.length === 0) refuse('gives no column')
    checkNames(all.map(({ name }) => name))
    return all
  },
  top: ({ per, order, rows }, input) => {
    columnsNamed(per, input)
    checkOrder(order, input)
    checkRows(rows, 1)
    return input.columns
  },
  window: ({ columns }, input) => {
    for (const { name, window } of columns)
      at(`.${name}`, () => {
        at('per', () => columnsNamed(window.per, input))
        if (window.by.length > 0) checkOrder(window.by, input)
        for (const node of nodesOfWindow(window)) checkRule(node, input)
      })
    const made = columns.map(({ name, window: { type, nullable } }) => ({ name, type, nullable }))
    const all = [...input.columns, ...made]
    checkNames(all.map(({ name }) => name))
    return all
  },
  explode: ({ column }, input) => {
    const [of] = columnsNamed([column], input)
    if (of?.type.kind !== 'list')
      return refuse(`takes a list, and ${column} is ${of === undefined ? 'missing' : showType(of.type)}`)
    const { element } = of.type
    return input.columns.map((each) =>
      each.name === column ? { name: column, type: element, nullable: true } : each,
    )
  },
  union: (_, left, right) => {
    for (const { name, type } of left.columns) {
      const other = right.columns.find((column) => column.name === name)
      if (other === undefined)
        refuse(
          `the second has no column ${name}; it has ${right.columns.map((column) => column.name).join(', ')}`,
        )
      else if (other.type !== type)
        refuse(
          `${name} is ${showType(type)} in the first and ${showType(other.type)} in the second; make them one type in a select before`,
        )
    }
    const more = right.columns.find(({ name }) => !left.columns.some((column) => column.name === name))
    if (more !== undefined)
      refuse(`the first has no column ${more.name}; leave it out of the second in a select before`)
    return left.columns.map((column) => ({
      ...column,
      nullable:
        column.nullable || right.columns.some(({ name, nullable }) => name === column.name && nullable),
    }))
  },
  sort: ({ order }, input) => {
    checkOrder(order, input)
    return input.columns
  },
  limit: ({ rows }, input) => {
    checkRows(rows, 0)
    if (input.relation !== 'sort') refuse('takes sorted rows; write orderBy before it')
    return input.columns
  },
}

const checkInputs = (kind: RelationKind, { length }: readonly Relation[]): void => {
  const { takes } = relationLine(kind)
  if ('each' in takes ? length === 0 : length !== takes.length)
    refuse(`${kind}: takes ${'each' in takes ? 'one or more' : takes.length} inputs, got ${length}`)
}

const freezeParts = (parts: object): object =>
  Object.freeze(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        Array.isArray(part)
          ? Object.freeze(part.map((each) => (typeof each === 'object' ? Object.freeze({ ...each }) : each)))
          : part,
      ]),
    ),
  )

const most = (of: readonly { readonly depth: number }[]): number =>
  of.reduce((most, { depth }) => Math.max(most, depth), 0)

/**
 * Makes a relation, or finds the equal one made before.
 * @throws Refusal where its rules read what does not come in, and for names that Spark cannot carry.
 */
export const relation = <K extends RelationKind>(
  kind: K,
  inputs: Inputs<K, Relation>,
  parts: PartsOf<K>,
): RelationOf<K> => {
  const of: readonly Relation[] = inputs
  const own = JSON.stringify(writeRelationParts(kind, parts, (node) => node.id))
  const key = `${kind}(${of.map(({ id }) => id).join(',')})${own}`
  const before = known.find(key)
  if (before !== undefined) return before as unknown as RelationOf<K>
  checkInputs(kind, of)
  const columns = (
    columnsBy[kind] as (parts: PartsOf<K>, ...of: readonly Relation[]) => readonly RelationColumn[]
  )(parts, ...of)
  const fresh: RelationOf<K> = Object.freeze({
    relation: kind,
    inputs: Object.freeze([...of]) as unknown as Inputs<K, Relation>,
    parts: freezeParts(parts) as PartsOf<K>,
    columns: Object.freeze(columns),
    depth: most(of) + (columns === of[0]?.columns ? 0 : most(nodesInParts(kind, parts))),
    id: made++,
  })
  known.keep(key, fresh as unknown as Relation)
  return fresh
}
