import {
  type AnyQuery,
  type Bool,
  type Column,
  count,
  Order,
  query,
  rank,
  rowNumber,
  type Table,
} from '@lockstep/schema'
import type { Choose } from '../constants.js'
import { oneAmong, some } from './choose.js'
import type { DrawnQuestion } from './joins.js'
import { questionTables } from './tables.js'
import { type AnyRow, called, columnsOfKinds, orderOf, plainKinds, testOf } from './values.js'

/** Two questions, or lists of them, whose rows together are the same. */
export interface Law {
  readonly name: string
  /** The two sides, about a question: each a list of questions whose rows are put together. */
  readonly sides: (of: DrawnQuestion, choose: Choose) => readonly [readonly AnyQuery[], readonly AnyQuery[]]
}

const from = (number: number): DrawnQuestion =>
  query('rows').from(questionTables[number % questionTables.length] as Table<never>) as DrawnQuestion

const where = (of: DrawnQuestion, test: (row: AnyRow) => Bool): DrawnQuestion => of.where(test as never)

const select = (of: DrawnQuestion, list: (row: AnyRow) => object): DrawnQuestion =>
  of.select(list as never) as never

const kept = (of: DrawnQuestion, names: readonly string[]): DrawnQuestion =>
  select(of, (row) => Object.fromEntries(names.map((name) => [name, row[name]])))

const all = (of: DrawnQuestion): readonly string[] => of.relation.columns.map(({ name }) => name)

/** A column of a kind that can be a key. */
const one = (of: DrawnQuestion, choose: Choose): string =>
  oneAmong(choose, columnsOfKinds(of, plainKinds)) ?? 'id'

const grouped = (of: DrawnQuestion, by: readonly string[], list: (row: AnyRow) => object): DrawnQuestion =>
  called(of.groupBy(...(by as never[])), 'aggregate', list)

/** Other names for the columns of the other side, but for a key. */
const other = (key: string, number: number): DrawnQuestion =>
  select(from(number), (row) => ({ [key]: row[key], more: row.big, least: row.money }))

const join = (of: DrawnQuestion, how: string, right: DrawnQuestion, key: string): DrawnQuestion =>
  called(of, how, right, { on: key })

/** A key that both sides of a join have. */
const keyOf = (choose: Choose): string => oneAmong(choose, ['id', 'word', 'part', 'on', 'day', 'at']) ?? 'id'

/** What must hold of answers whatever the rows, by the names of the laws. */
export const laws: readonly Law[] = [
  {
    name: 'rows where a test is true, where it is false and where it is null are all rows',
    sides: (of, choose) => {
      const [name, seed] = [one(of, choose), choose(1000)]
      const test = (row: AnyRow): Bool => testOf(row, name, (below) => seed % below)
      return [
        [where(of, test), where(of, (row) => test(row).not()), where(of, (row) => test(row).isNull())],
        [of],
      ]
    },
  },
  {
    name: 'semi and anti joins share out the left side',
    sides: (of, choose) => {
      const key = keyOf(choose)
      const right = other(key, choose(3))
      return [[join(of, 'semiJoin', right, key), join(of, 'antiJoin', right, key)], [of]]
    },
  },
  {
    name: 'a left join is an inner one and the rows without a partner',
    sides: (of, choose) => {
      const key = keyOf(choose)
      const right = other(key, choose(3))
      const outer = join(of, 'leftJoin', right, key)
      return [
        [kept(outer, all(of))],
        [kept(join(of, 'join', right, key), all(of)), join(of, 'antiJoin', right, key)],
      ]
    },
  },
  {
    name: 'a full join is a left one and the rows of the right that have no partner',
    sides: (of, choose) => {
      const key = keyOf(choose)
      const right = other(key, choose(3))
      const only = [key, 'more', 'least']
      return [
        [kept(join(of, 'fullJoin', right, key), only)],
        [kept(join(of, 'leftJoin', right, key), only), join(right, 'antiJoin', of, key)],
      ]
    },
  },
  {
    name: 'a right join is a left one with the sides swapped',
    sides: (of, choose) => {
      const key = keyOf(choose)
      const right = other(key, choose(3))
      const only = [key, 'more', 'least', 'tags']
      return [
        [kept(join(of, 'rightJoin', right, key), only)],
        [kept(join(right, 'leftJoin', kept(of, [key, 'tags']), key), only)],
      ]
    },
  },
  {
    name: 'a semi join keeps the keys that an inner join has',
    sides: (of, choose) => {
      const key = keyOf(choose)
      const right = other(key, choose(3))
      return [
        [kept(join(of, 'semiJoin', right, key), [key]).distinct()],
        [kept(join(of, 'join', right, key), [key]).distinct()],
      ]
    },
  },
  {
    name: 'the first of each group are those of rank one',
    sides: (of, choose) => {
      const per = one(of, choose)
      const [by, seed] = [one(of, choose), choose(1000)]
      const order = (row: AnyRow) => orderOf(row, [by], (below) => seed % below)
      const placed = select(of, (row) => ({
        ...row,
        place: rank().over({ per: [row[per] as Column], by: order(row) }),
      }))
      const first = where(placed, (row) => called(row.place, 'equals', 1))
      return [[of.topPer([per] as never, order as never)], [kept(first, all(of))]]
    },
  },
  {
    name: 'the settled first ones are those of the first row numbers',
    sides: (of, choose) => {
      const per = one(of, choose)
      const [by, rows] = [one(of, choose), 1 + choose(3)]
      const order = (row: AnyRow) => orderOf(row, [by], () => 0)
      const placed = select(of, (row) => ({
        ...row,
        place: rowNumber().over({ per: [row[per] as Column], by: order(row) }),
      }))
      const first = where(placed, (row) => called(row.place, 'lessThanOrEqual', rows))
      return [[of.topPer([per] as never, order as never, { rows, ties: 'settled' })], [kept(first, all(of))]]
    },
  },
  {
    name: 'one row of the same keys is the first, settled, and the last is the first of the opposite order',
    sides: (of, choose) => {
      const [key, by, seed] = [one(of, choose), one(of, choose), choose(1000)]
      const order = (row: AnyRow) => orderOf(row, [by], (below) => seed % below)
      const turned = (row: AnyRow) =>
        order(row).map(
          ({ key: { node, descending, nullsFirst } }) =>
            new Order({ node, descending: !descending, nullsFirst: !nullsFirst }),
        )
      return [
        [
          called(of, 'distinctBy', key, { keep: 'first', by: order }),
          called(of, 'distinctBy', key, { keep: 'last', by: order }),
        ],
        [
          of.topPer([key] as never, order as never, { ties: 'settled' }),
          of.topPer([key] as never, turned as never, { ties: 'settled' }),
        ],
      ]
    },
  },
  {
    name: 'one row of the same keys is there for each group',
    sides: (of, choose) => {
      const [key, by] = [one(of, choose), one(of, choose)]
      const kept: DrawnQuestion = called(of, 'distinctBy', [key], {
        keep: 'largest',
        by: (row: AnyRow) => row[by],
      })
      return [
        [grouped(kept, [key], () => ({ all: count() }))],
        [
          select(
            grouped(of, [key], () => ({})),
            (row) => ({ [key]: row[key], all: 1n }),
          ),
        ],
      ]
    },
  },
  {
    name: 'the value that most rows of a group have is the first of the counted ones',
    sides: (of, choose) => {
      const [key, by] = [one(of, choose), one(of, choose)]
      const value = key === by ? 'big' : by
      const per = key === value ? 'id' : key
      const winners = grouped(
        where(of, (row) => called(row[value], 'isNotNull')),
        [per, value],
        () => ({ votes: count() }),
      )
        .topPer(per as never, ((row: AnyRow) => called(row.votes, 'desc')) as never)
        .topPer(per as never, ((row: AnyRow) => called(row[value], 'asc')) as never)
      const groups = grouped(of, [per], () => ({}))
      const winner = kept(winners as DrawnQuestion, [per, value])
      return [
        [kept(called(of, 'voteOf', value, { per, ties: 'least' }), [per, value]).distinct()],
        [called(groups, 'leftJoin', winner, { on: per, nulls: 'equal' })],
      ]
    },
  },
  {
    name: 'a null that is filled is the value of the row that begins its run',
    sides: (of, choose) => {
      const per = one(of, choose)
      const name = oneAmong(choose, columnsOfKinds(of, ['int', 'text', 'date', 'boolean'])) ?? 'id'
      const [by, seed] = [one(of, choose), choose(1000)]
      const order = (row: AnyRow) => orderOf(row, [by], (below) => seed % below)
      const placed = select(of, (row) => ({
        ...row,
        place: rowNumber().over({ per: [row[per] as Column], by: order(row) }),
      }))
      const runs = select(placed, (row) => ({
        ...row,
        run: called(called(row[name], 'count'), 'over', { per: [row[per]], by: row.place }),
      }))
      const filled = select(runs, (row) => ({
        ...row,
        [name]: called(called(row[name], 'max'), 'over', { per: [row[per], row.run] }),
      }))
      return [[called(of, 'fillDown', name, { per, by: order })], [kept(filled, all(of))]]
    },
  },
  {
    name: 'distinct rows are those of groups by all columns, and are distinct',
    sides: (of, choose) => {
      const names = some(choose, columnsOfKinds(of, plainKinds), 3)
      const rows = kept(of, names)
      return [
        [rows.distinct(), rows.distinct().distinct()],
        [
          kept(
            grouped(rows, names, () => ({ all: count() })),
            names,
          ),
          rows.distinct(),
        ],
      ]
    },
  },
  {
    name: 'the counts of groups add up to the count of all',
    sides: (of, choose) => {
      const groups = grouped(of, some(choose, columnsOfKinds(of, plainKinds), 2), () => ({ all: count() }))
      const sum = called(groups, 'aggregate', (row: AnyRow) => ({
        all: called(row.all, 'sum'),
      })) as DrawnQuestion
      const total = called(of, 'aggregate', () => ({ all: count() })) as DrawnQuestion
      return [[select(sum, (row) => ({ all: called(row.all, 'coalesce', 0n) }))], [total]]
    },
  },
  {
    name: 'a union with itself counts twice, and has the same least and greatest',
    sides: (of, choose) => {
      const [name, by] = [one(of, choose), one(of, choose)]
      const list = (row: AnyRow) => ({
        all: called(row[name], 'count') as object,
        low: called(row[name], 'min') as object,
        high: called(row[name], 'max') as object,
        different: called(row[name], 'countDistinct') as object,
      })
      const once = grouped(of, [by], list)
      return [
        [grouped(of.unionAll(of as never) as never, [by], list)],
        [select(once, (row) => ({ ...row, all: called(row.all, 'add', row.all) }))],
      ]
    },
  },
  {
    name: 'a test of the key stands before a group or behind it',
    sides: (of, choose) => {
      const [key, seed] = [one(of, choose), choose(1000)]
      const test = (row: AnyRow): Bool => testOf(row, key, (below) => seed % below)
      const list = (row: AnyRow) => ({ all: count(), least: called(row[one(of, () => 0)], 'min') as object })
      return [[where(grouped(of, [key], list), test)], [grouped(where(of, test), [key], list)]]
    },
  },
  {
    name: 'the aggregates of partitions are those of groups',
    sides: (of, choose) => {
      const [per, name] = [one(of, choose), one(of, choose)]
      const list = (row: AnyRow) => ({
        all: count(),
        last: called(row[name], 'max') as object,
      })
      const beside = select(of, (row) => ({
        [per]: row[per],
        all: count().over({ per: [row[per] as Column] }),
        last: called(called(row[name], 'max'), 'over', { per: [row[per] as Column] }),
      }))
      return [[beside.distinct()], [grouped(of, [per], list)]]
    },
  },
  {
    name: 'columns that become rows are as many rows of each, with their values',
    sides: (of, choose) => {
      const name = one(of, choose)
      const rows = kept(of, [name])
      const made = called(rows, 'unpivot', [name], { name: 'from', value: 'value' }) as DrawnQuestion
      return [[kept(made, ['value'])], [select(rows, (row) => ({ value: row[name] }))]]
    },
  },
  {
    name: 'the elements of lists are counted with them',
    sides: (of) => {
      const lists = where(of, (row) => (row.tags as Column).isNotNull())
      const outer = called(lists, 'explode', 'tags', { outer: true }) as DrawnQuestion
      const inner = called(lists, 'explode', 'tags') as DrawnQuestion
      const empty = where(lists, (row) =>
        called(
          called(
            called(row.tags, 'filter', () => true),
            'at',
            0,
          ),
          'isNull',
        ),
      )
      const withNull = (rows: DrawnQuestion): DrawnQuestion => kept(rows, ['id'])
      return [
        [withNull(outer).distinct()],
        [
          withNull(inner)
            .unionAll(withNull(empty) as never)
            .distinct(),
        ],
      ]
    },
  },
]
