import {
  type AnyQuery,
  bucket,
  count,
  ntile,
  partnerQuestions,
  pivot,
  query,
  rowNumber,
} from '@lockstep/schema'
import { mixed, none, nulls, once, one, part } from './odd-tables.js'

const sums = query('sums')
  .from(mixed)
  .groupBy('k')
  .aggregate((row) => ({ s: row.n.sum() }))

const least = (name: string) =>
  query(name)
    .from(mixed)
    .orderBy((row) => [row.n.desc(), row.part.asc()])
    .limit(7)

/** Questions whose steps or rows are odd. */
export const oddSteps: readonly (readonly [string, AnyQuery])[] = [
  [
    'tables from tables',
    query('chain')
      .from(once)
      .select((row) => ({ m: row.m, half: row.half }))
      .join(part, { on: 'm' })
      .groupBy('m')
      .aggregate((row) => ({ n: count(), most: row.sum.max() })),
  ],
  [
    'a query with itself on both sides',
    query('itself')
      .from(sums)
      .join(sums, { on: ['k', 's'], nulls: 'equal' })
      .unionAll(sums)
      .semiJoin(sums, { on: 'k' }),
  ],
  [
    'two sorted and cut queries joined',
    query('cuts')
      .from(least('first'))
      .join(
        least('second').select((row) => ({ n: row.n, other: row.k })),
        { on: 'n' },
      ),
  ],
  ...(['k', 'big', 'part', 'money', 'at', 'yes'] as const).map((key): readonly [string, AnyQuery] => [
    `a full join by ${key}, where null is equal to null`,
    query(`full_${key}`)
      .from(mixed)
      .select((row) => ({ key: row[key], n: row.n }))
      .fullJoin(
        query(`side_${key}`)
          .from(mixed)
          .where((row) => row.n.greaterThan(1))
          .select((row) => ({ other: row[key], name: row.k })),
        { on: { key: 'other' } as never, nulls: 'equal' } as never,
      ),
  ]),
  [
    'aggregates of no rows',
    query('of_none')
      .from(none)
      .aggregate((row) => ({
        n: count(),
        s: row.z.sum(),
        p: row.half.sum(),
        a: row.cost.avg(),
        l: row.k.collectList(),
        m: row.z.median(),
        v: row.half.stddev(),
        b: row.k.maxBy(row.z),
      })),
  ],
  [
    'joins with no rows',
    query('with_none').from(none).fullJoin(one, { on: 'k' }).leftJoin(nulls, { on: 'k' }),
  ],
  [
    'no rows kept, and then counted',
    query('cut_all')
      .from(
        query('cut')
          .from(mixed)
          .orderBy((row) => row.n.asc())
          .limit(0),
      )
      .aggregate((row) => ({ n: count(), l: row.k.collectSet() })),
  ],
  [
    'aggregates of one row',
    query('of_one')
      .from(one)
      .aggregate((row) => ({
        s: row.o.sum(),
        a: row.o.avg(),
        l: row.o.min(),
        m: row.o.median(),
        c: row.o.collectList(),
        v: row.o.variance(),
      })),
  ],
  [
    'aggregates and windows of nulls',
    query('of_nulls')
      .from(nulls)
      .select((row) => ({
        ...row,
        a: row.v.sum().over({ per: [row.k] }),
        b: row.w.sum().over({ by: row.w, rows: [-1, 0] }),
      }))
      .groupBy('k', 'v')
      .aggregate((row) => ({ n: count(), w: row.w.avg(), d: row.d.avg(), a: row.a.max(), b: row.b.sum() })),
  ],
  [
    'lists and structs as keys of groups',
    query('list_keys')
      .from(mixed)
      .groupBy('list', 'both')
      .aggregate((row) => ({ n: count(), s: row.n.sum() })),
  ],
  [
    'lists and structs that settle an order',
    query('list_order')
      .from(mixed)
      .topPer('list', (row) => row.n.asc(), { ties: 'settled' }),
  ],
  [
    'lists of lists as rows',
    query('list_rows')
      .from(mixed)
      .explode('lists')
      .explode('lists', { outer: true })
      .groupBy('lists', 'k')
      .aggregate(() => ({ n: count() })),
  ],
  [
    'frames that reach as far as they can',
    query('far')
      .from(mixed)
      .select((row) => ({
        k: row.k,
        ahead: row.n.sum().over({ by: row.n, rows: [0, 2_147_483_647] }),
        behind: count().over({ by: row.n, rows: [-2_147_483_647, -2_147_483_647] }),
        lag: row.n.lag(2_147_483_647).over({ by: row.n }),
        parts: ntile(2_147_483_647).over({ by: row.n }),
      })),
  ],
  [
    'rows that are equal in every column, in two orders at once',
    query('twins')
      .from(mixed)
      .select((row) => ({ k: row.k, n: row.n }))
      .unionAll(
        query('again')
          .from(mixed)
          .select((row) => ({ k: row.k, n: row.n })),
      )
      .select((row) => ({
        ...row,
        up: rowNumber().over({ by: row.n }),
        down: rowNumber().over({ by: [row.k.desc(), row.n.desc()] }),
        third: ntile(3).over({ per: [row.k], by: row.n.desc() }),
      })),
  ],
  [
    'windows called as columns that there are',
    query('replaced')
      .from(mixed)
      .select((row) => ({
        n_1: row.n,
        n: row.n.sum().over({ per: [row.k] }),
        k: rowNumber().over({ by: row.part }),
      }))
      .topPer('n', (row) => row.n_1.desc()),
  ],
  [
    'tests behind a top, and a top behind tests',
    query('tops')
      .from(mixed)
      .topPer('k', (row) => row.n.desc())
      .where((row) => row.n.greaterThan(1))
      .top((row) => row.part.asc(), { rows: 3 }),
  ],
  [
    'groups in groups, with tests',
    query('tested')
      .from(mixed)
      .select((row) => ({
        ...row,
        group: bucket(row.n, { low: [-5, 1], '2020': [5, null] }, { otherwise: 'no' }),
      }))
      .groupBy('group')
      .aggregate((row) => ({
        ...pivot(['a', 'b'], (name) => row.money.avg().where(row.k.equals(name))),
        p: row.part.sum().where(row.yes),
        l: row.k.collectList(row.n.desc()).where(row.n.greaterThan(0)),
        b: row.k.maxBy(row.n).where(row.yes),
        d: row.n.countDistinct().where(row.yes).where(row.big.isNotNull()),
      })),
  ],
  [
    'an order that a key completes, behind a join',
    query('keyed')
      .from(
        query('parts')
          .from(mixed)
          .groupBy('part')
          .aggregate(() => ({ c: count() })),
      )
      .leftJoin(
        query('most')
          .from(mixed)
          .groupBy('part')
          .aggregate((row) => ({ m: row.n.max() })),
        { on: 'part' },
      )
      .orderBy((row) => row.c.desc())
      .limit(4),
  ],
  ...partnerQuestions(
    query('partners')
      .from(mixed)
      .join(one, { on: 'k', partners: 'one' })
      .leftJoin(
        query('rows')
          .from(none)
          .select((row) => ({ rows: row.k, partners: row.z, partners_1: row.half })),
        { on: { k: 'rows' }, partners: 'at most one' },
      ),
  ).map((of, index): readonly [string, AnyQuery] => [
    `how many rows have other partners, join ${index + 1}`,
    of,
  ]),
]
