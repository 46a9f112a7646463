import { at, refuse } from '../errors/refusal.js'
import { readConstants, writeConstants } from '../graph/constants.js'
import { nodesOf } from '../graph/fold.js'
import { type Node, node } from '../graph/node.js'
import {
  type Children,
  type ConstantsOf,
  lineOf,
  type Operation,
  operations,
} from '../graph/operations/index.js'
import { type Json, readFields, writeFields } from '../types/json.js'
import { isZone } from '../types/time.js'
import type { Field } from '../types/types.js'
import { type AnyTable, outputFields, seal, type Table } from './table.js'

/**
 * A table as JSON, without loss: `fromJSON(toJSON(table))` has the very same nodes. The nodes are a flat list in which
 * each names its children by their places, so that what is shared stays shared.
 */
export const toJSON = (table: AnyTable): { readonly [name: string]: Json } => {
  const roots = table.columns.map((column) => column.node)
  const nodes = nodesOf(table.where === null ? roots : [...roots, table.where])
  const places = new Map(nodes.map((of, index) => [of, index]))
  const place = (of: Node): number => places.get(of) ?? refuse('a node is missing')
  return {
    lockstep: 1,
    name: table.name,
    zone: table.zone,
    ...(table.from === null ? { raw: writeFields(table.raw) } : { from: toJSON(table.from) }),
    nodes: nodes.map((of) => ({
      operation: of.operation,
      children: of.children.map(place),
      constants: writeConstants(lineOf(of.operation).constants, of.constants),
    })),
    columns: table.columns.map((column) => ({ name: column.name, node: place(column.node) })),
    where: table.where === null ? null : place(table.where),
    distinct: table.distinct,
  }
}

type Members = { readonly [name: string]: Json | undefined }

const members = (json: Json | undefined, what: string): Members =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
    ? (json as Members)
    : refuse(`expected ${what}, got ${JSON.stringify(json)}`)

const list = (json: Json | undefined, what: string): readonly Json[] =>
  Array.isArray(json) ? json : refuse(`expected a list of ${what}, got ${JSON.stringify(json)}`)

const isOperation = (name: unknown): name is Operation =>
  typeof name === 'string' && Object.hasOwn(operations, name)

/** The nodes of a flat list; each is checked as when it was first made. */
const readNodes = (json: Json | undefined): readonly Node[] => {
  const nodes: Node[] = []
  for (const [index, each] of list(json, 'nodes').entries()) {
    const { operation, children, constants } = members(each, 'a node')
    const made = at(`node ${index}`, () => {
      if (!isOperation(operation)) return refuse(`there is no operation ${JSON.stringify(operation)}`)
      const of = list(children, 'places').map(
        (place) => nodes[Number(place)] ?? refuse(`there is no node ${place} before it`),
      )
      const { constants: lines } = lineOf(operation)
      const read = at(operation, () => readConstants(lines, members(constants, 'constants')))
      return node(
        operation,
        of as readonly Node[] as Children<Operation, Node>,
        read as ConstantsOf<Operation>,
      )
    })
    nodes.push(made as Node)
  }
  return nodes
}

const text = (json: Json | undefined, what: string): string =>
  typeof json === 'string' ? json : refuse(`expected ${what}, got ${JSON.stringify(json)}`)

/**
 * The table that `toJSON` wrote, checked again as when it was first defined.
 * @throws Refusal for JSON that does not hold such a table.
 */
export const fromJSON = (json: Json): Table => {
  const of = members(json, 'a table')
  const name = text(of.name, 'the name of a table')
  return at(name, () => {
    if (of.lockstep !== 1) refuse(`expected "lockstep": 1, got ${JSON.stringify(of.lockstep)}`)
    const zone = text(of.zone, 'a zone')
    const from = of.from === undefined ? null : fromJSON(of.from)
    const raw: readonly Field[] = from === null ? readFields(of.raw ?? null) : outputFields(from)
    const nodes = readNodes(of.nodes)
    const place = (place: Json | undefined): Node =>
      nodes[Number(place)] ?? refuse(`there is no node ${JSON.stringify(place)}`)
    const columns = list(of.columns, 'columns').map((each) => {
      const column = members(each, 'a column')
      return { name: text(column.name, 'the name of a column'), node: place(column.node) }
    })
    const where = of.where === null ? null : place(of.where)
    return seal({
      name,
      zone: isZone(zone)
        ? zone
        : refuse(`zone ${JSON.stringify(zone)} is neither UTC nor a fixed distance such as +05:30`),
      raw,
      from,
      columns,
      where,
      distinct: of.distinct === true,
    })
  })
}
