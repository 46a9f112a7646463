import { at, refuse } from '../errors/refusal.js'
import { aggregateLine } from '../graph/aggregates/index.js'
import { nodesOfAggregate } from '../graph/aggregates/node.js'
import { nodesOfWindow } from '../graph/windows.js'
import { checkNames } from '../types/names.js'
import { showType, types } from '../types/types.js'
import { checkNoIndex, checkOrder, checkRows, checkRule, columnsNamed } from './checks.js'
import { joinColumns } from './join-columns.js'
import type { Relation, RelationColumn } from './relation-types.js'
import type { Inputs, PartsOf, RelationKind } from './relations.js'

const aggregateIsNullOfNone = (columns: PartsOf<'aggregate'>['columns'], own: string): boolean =>
  columns.some(({ name, aggregate }) => name === own && aggregateLine(aggregate.aggregate).nulls !== 'never')

/** The columns that go out of each kind of relation, once its parts are checked against what comes in. */
export const columnsBy: {
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
  distinctBy: ({ keys, order }, input) => {
    if (keys.length === 0) refuse('takes one key or more, got none; of all rows, top(...) keeps the first')
    columnsNamed(keys, input)
    checkOrder(order, input)
    return input.columns
  },
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
