import { type AnyQuery, count, pivot, query, rank } from '@lockstep/schema'
import { odd, words } from './odd-tables.js'

const stars = query('stars')
  .from(odd)
  .select((row) => ({ '*': row['*'], '`': row['`'], 'r.s': row.user }))

/** Questions whose names are odd. */
export const oddNames: readonly (readonly [string, AnyQuery])[] = [
  [
    'groups by odd names',
    query('odd groups')
      .from(odd)
      .groupBy('user', 'order', 'a b', 'a.b', '`', "it's", 'say "x"', 'on', 'place', '*')
      .aggregate((row) => ({ 'x.y': row.partners.sum(), '`q`': row.value.avg() })),
  ],
  [
    'groups without aggregates',
    query('odd_keys')
      .from(odd)
      .groupBy('a.b', '`')
      .aggregate(() => ({})),
  ],
  [
    'joins by odd names that both sides have',
    query('odd_using')
      .from(odd)
      .join(
        query('odd_side')
          .from(odd)
          .select((row) => ({ 'a.b': row['a.b'], '`': row['`'], 'r.s': row.user })),
        { on: ['a.b', '`'] },
      ),
  ],
  [
    'joins by odd names of each side, and one that both have',
    query('odd_full')
      .from(odd)
      .select((row) => ({ 'a.b': row['a.b'], '`': row['`'], "it's": row["it's"] }))
      .fullJoin(stars, { on: { 'a.b': '*', '`': '`' } }),
  ],
  [
    'keeps rows by odd names',
    query('odd_semi')
      .from(odd)
      .semiJoin(stars, { on: { 'a.b': '*', '`': '`' } }),
  ],
  [
    'windows of odd names',
    query('odd_windows')
      .from(odd)
      .select((row) => ({
        ...row,
        'p.q': rank().over({ per: [row['a.b'], row['`']], by: row["it's"].desc() }),
        'r`s': row.order.sum().over({ per: [row['a.b']] }),
        before: row['a.b'].lag().over({ by: row['`'] }),
      })),
  ],
  [
    'a top of each odd name, beside a column place',
    query('odd_top')
      .from(odd)
      .topPer(['a.b', 'place'], (row) => row['`'].desc()),
  ],
  [
    'an order by odd names',
    query('odd_sort')
      .from(odd)
      .orderBy((row) => [row['a.b'].desc(), row["it's"].asc().nullsLast()])
      .limit(3),
  ],
  [
    'a list called t.t',
    query('odd_explode')
      .from(odd)
      .select((row) => ({ 'a.b': row['a.b'], 't.t': row.tags }))
      .explode('t.t', { outer: true }),
  ],
  [
    'columns of odd names as rows, and back',
    query('odd_unpivot')
      .from(odd)
      .select((row) => ({ 'a.b': row['a.b'], "it's": row.order, '`': row['`'] }))
      .unpivot(["it's", '`'], { name: 'n.n', value: 'v`v' })
      .groupBy('a.b')
      .aggregate((row) => pivot(["it's", '`'], (name) => row['v`v'].sum().where(row['n.n'].equals(name)))),
  ],
  [
    'a struct called as the sides of a join are',
    query('odd_struct')
      .from(odd)
      .select((row) => ({ l: row.l, user: row.user, r: row.l }))
      .join(
        query('odd_other')
          .from(odd)
          .select((row) => ({ user: row.user, w: row.order })),
        { on: 'user', nulls: 'equal' },
      ),
  ],
  [
    'words of SQL as keys and aggregates',
    query('word_groups')
      .from(words)
      .groupBy('interval', 'rows', 'range', 'exists')
      .aggregate((row) => ({
        desc: row.desc.median(),
        array: row.array.collectList(),
        F: row.F.avg(),
        count: count(),
      })),
  ],
  [
    'words of SQL in windows and orders',
    query('word_windows')
      .from(words)
      .select((row) => ({
        ...row,
        preceding: row.rows.sum().over({
          per: [row.rows],
          by: [row.range.desc(), row.desc.desc(), row.nulls.asc().nullsLast()],
          rows: [-1, 0],
        }),
      }))
      .orderBy((row) => [row.interval.desc(), row.desc.desc(), row.nulls.desc().nullsFirst(), row.last.asc()])
      .limit(3),
  ],
  [
    'columns called as table expressions are, joined to themselves',
    query('word_self')
      .from(words)
      .select((row) => ({ clean_select: row.clean_select, other: row.rows }))
      .join(
        query('word_side')
          .from(words)
          .select((row) => ({ kept: row.clean_select, both: row.other })),
        { on: { clean_select: 'kept', other: 'both' } },
      ),
  ],
]
