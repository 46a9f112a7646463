import {
  type AnyQuery,
  columnNode,
  type Field,
  foldRelations,
  Query,
  type Relation,
  relation,
  types,
} from '@lockstep/schema'
import { tableOfRows } from '@lockstep/transforms'
import type { Table as ArrowTable } from 'apache-arrow'
import { tablesOfDraws } from './tables.js'

/** The column that tells rows of one draw from those of another. */
const draw: Field = { name: 'draw', type: types.int }

const node = columnNode(draw)

/** What each step becomes where the rows of many draws stand in one table: it is of each draw by itself. */
const ofEachDraw = foldRelations<Relation>({
  source: ({ parts }) => relation('source', [], { ...parts, fields: [...parts.fields, draw] }),
  select: ({ parts: { columns } }, of) =>
    relation('select', [of], { columns: [...columns, { name: draw.name, node }] }),
  where: ({ parts }, of) => relation('where', [of], parts),
  distinct: ({ parts }, of) => relation('distinct', [of], parts),
  distinctBy: ({ parts }, of) => relation('distinctBy', [of], { ...parts, keys: [...parts.keys, draw.name] }),
  join: ({ parts }, left, right) =>
    relation('join', [left, right], {
      ...parts,
      keys: [...parts.keys, { left: draw.name, right: draw.name }],
    }),
  aggregate: ({ parts: { by, columns } }, of) =>
    relation('aggregate', [of], { by: [...by, draw.name], columns }),
  top: ({ parts }, of) => relation('top', [of], { ...parts, per: [...parts.per, draw.name] }),
  window: ({ parts: { columns } }, of) =>
    relation('window', [of], {
      columns: columns.map(({ name, window }) => ({
        name,
        window: { ...window, per: [...window.per, draw.name] },
      })),
    }),
  explode: ({ parts }, of) => relation('explode', [of], parts),
  union: ({ parts }, left, right) => relation('union', [left, right], parts),
  sort: ({ parts }, of) => relation('sort', [of], parts),
  limit: () => {
    throw new TypeError('a limit is of all rows, and never of each draw')
  },
})

/** A question of many draws of tables at once, each by itself: their rows begin with the number of their draw. */
export const eachDraw = (of: AnyQuery): AnyQuery =>
  new Query({
    ...of,
    relation: relation('select', [ofEachDraw(of.relation)], {
      columns: [draw, ...of.relation.columns].map((column) => ({
        name: column.name,
        node: columnNode(column),
      })),
    }),
  })

/** Rows of many draws, table by table, in one table each. */
export const togetherInTables = (
  draws: readonly (readonly (readonly object[])[])[],
): Readonly<Record<string, ArrowTable>> =>
  Object.fromEntries(
    tablesOfDraws.map((each, index) => [
      each.name,
      tableOfRows(
        each,
        draws.flatMap((rows, draw) => (rows[index] ?? []).map((row) => ({ ...row, draw }))),
      ),
    ]),
  )
