import {
  type AnyQuery,
  foldRelations,
  isPlace,
  type Node,
  node,
  type PartsOf,
  Query,
  Refusal,
  type Relation,
  type RelationKind,
  type RelationMeaning,
  type RelationOf,
  relation,
  type WindowNode,
} from '@lockstep/schema'

/** What a wrong engine takes a step for: another step, or null where it takes it for what it is. */
type Wrong = {
  readonly [K in RelationKind]?: (of: RelationOf<K>, ...inputs: readonly Relation[]) => Relation | null
}

const again = <K extends RelationKind>(
  of: RelationOf<K>,
  inputs: readonly Relation[],
  parts: object = {},
): Relation =>
  relation(of.relation, inputs as never, { ...of.parts, ...parts } as PartsOf<K>) as unknown as Relation

const kinds: readonly RelationKind[] = [
  'source',
  'select',
  'where',
  'distinct',
  'distinctBy',
  'join',
  'aggregate',
  'top',
  'window',
  'explode',
  'union',
  'sort',
  'limit',
]

/** A question as a wrong engine takes it. */
export const mistaken = (of: AnyQuery, wrong: Wrong): AnyQuery => {
  const meaning = Object.fromEntries(
    kinds.map((kind) => [
      kind,
      (each: Relation, ...inputs: readonly Relation[]) =>
        (wrong[kind] as ((of: Relation, ...inputs: readonly Relation[]) => Relation | null) | undefined)?.(
          each,
          ...inputs,
        ) ?? (kind === 'source' ? each : again(each as never, inputs)),
    ]),
  ) as unknown as RelationMeaning<Relation>
  try {
    return new Query({ ...of, relation: foldRelations(meaning)(of.relation) })
  } catch (error) {
    // A later step rests on what the wrong one no longer says, as that a key is never null: nothing is found in it.
    if (error instanceof Refusal) return of
    throw error
  }
}

const column = (of: Relation, name: string): Node => {
  const found = of.columns.find((each) => each.name === name)
  if (found === undefined) throw new TypeError(`there is no column ${name}`)
  return node('column', [], { name, type: found.type, nullable: true }) as Node
}

const isThere = (of: Node): Node => node('not', [node('isNull', [of], {}) as Node], {}) as Node

const withWindows = (
  of: RelationOf<'window'>,
  [input]: readonly Relation[],
  change: (window: WindowNode) => WindowNode,
): Relation =>
  again(of, [input as Relation], {
    columns: of.parts.columns.map(({ name, window }) => ({ name, window: change(window) })),
  })

const order = (
  of: RelationOf<'top'> | RelationOf<'sort'> | RelationOf<'distinctBy'>,
  inputs: readonly Relation[],
  change: (key: { descending: boolean; nullsFirst: boolean }) => object,
): Relation =>
  again(of as RelationOf<'top'>, inputs, {
    order: of.parts.order.map((key) => ({ ...key, ...change(key) })),
  })

const aggregates = (
  of: RelationOf<'aggregate'>,
  inputs: readonly Relation[],
  change: (aggregate: RelationOf<'aggregate'>['parts']['columns'][number]['aggregate']) => object,
): Relation =>
  again(of, inputs, {
    columns: of.parts.columns.map(({ name, aggregate }) => ({
      name,
      aggregate: { ...aggregate, ...change(aggregate) },
    })),
  })

/** Mistakes that engines are known for, by what they do. */
export const wrongSteps: Readonly<Record<string, Wrong>> = {
  'null keys join': { join: (of, ...inputs) => again(of, inputs, { nulls: true }) },
  'null never equals null': { join: (of, ...inputs) => again(of, inputs, { nulls: false }) },
  'a left join loses rows without a partner': {
    join: (of, ...inputs) => (of.parts.how === 'left' ? again(of, inputs, { how: 'inner' }) : null),
  },
  'a full join is a left one': {
    join: (of, ...inputs) => (of.parts.how === 'full' ? again(of, inputs, { how: 'left' }) : null),
  },
  'an anti join drops null keys': {
    join: (of, left, right) =>
      of.parts.how !== 'anti' || left === undefined || right === undefined
        ? null
        : again(of, [
            of.parts.keys.reduce<Relation>(
              (rows, key) => relation('where', [rows], { test: isThere(column(rows, key.left)) }) as Relation,
              left,
            ),
            right,
          ]),
  },
  'the right side joins once for each key': {
    join: (of, left, right) =>
      of.parts.how === 'semi' || of.parts.how === 'anti' || left === undefined || right === undefined
        ? null
        : again(of, [
            left,
            relation('top', [right], {
              per: of.parts.keys.map((key) => key.right),
              order: [
                { node: column(right, of.parts.keys[0]?.right ?? ''), descending: false, nullsFirst: true },
              ],
              rows: 1,
              settled: true,
            }) as Relation,
          ]),
  },
  'ranks of ties are settled': { top: (of, ...inputs) => again(of, inputs, { settled: true }) },
  'settled rows keep their ties': { top: (of, ...inputs) => again(of, inputs, { settled: false }) },
  'one row more is kept': { top: (of, ...inputs) => again(of, inputs, { rows: of.parts.rows + 1 }) },
  'nulls come first instead of last': {
    top: (of, ...inputs) => order(of, inputs, ({ nullsFirst }) => ({ nullsFirst: !nullsFirst })),
  },
  'a descending order ascends': {
    sort: (of, ...inputs) => order(of, inputs, ({ descending }) => ({ descending: !descending })),
  },
  'a dense rank is a rank': {
    window: (of, ...inputs) =>
      withWindows(of, inputs, (window) =>
        isPlace(window.what) && window.what.window === 'denseRank'
          ? { ...window, what: { ...window.what, window: 'rank' } }
          : window,
      ),
  },
  'a frame is off by one': {
    window: (of, ...inputs) =>
      withWindows(of, inputs, (window) =>
        window.frame?.from === null || window.frame === null
          ? window
          : { ...window, frame: { ...window.frame, from: window.frame.from - 1 } },
      ),
  },
  'a range is taken for rows': {
    window: (of, ...inputs) =>
      withWindows(of, inputs, (window) =>
        isPlace(window.what) || window.by.length === 0 || window.frame !== null
          ? window
          : { ...window, frame: { from: null, to: 0 } },
      ),
  },
  'lag and lead are swapped': {
    window: (of, ...inputs) =>
      withWindows(of, inputs, (window) =>
        isPlace(window.what) && window.what.window === 'lag'
          ? { ...window, what: { ...window.what, window: 'lead' } }
          : window,
      ),
  },
  'nulls are filled from below': {
    window: (of, ...inputs) =>
      withWindows(of, inputs, (window) =>
        isPlace(window.what) && window.what.window === 'fillDown'
          ? { ...window, what: { ...window.what, window: 'fillUp' } }
          : window,
      ),
  },
  'the first value of a partition is of the rows up to this one': {
    window: (of, ...inputs) =>
      withWindows(of, inputs, (window) =>
        isPlace(window.what) && window.what.window === 'firstNotNull'
          ? { ...window, what: { ...window.what, window: 'fillDown' } }
          : window,
      ),
  },
  'nulls are counted': {
    aggregate: (of, ...inputs) =>
      aggregates(of, inputs, ({ aggregate }) =>
        aggregate === 'countOf' ? { aggregate: 'count', of: [] } : {},
      ),
  },
  'the least is the greatest': {
    aggregate: (of, ...inputs) =>
      aggregates(of, inputs, ({ aggregate }) => (aggregate === 'minBy' ? { aggregate: 'maxBy' } : {})),
  },
  'a set is a list': {
    aggregate: (of, ...inputs) =>
      aggregates(of, inputs, ({ aggregate }) =>
        aggregate === 'collectSet' ? { aggregate: 'collectList' } : {},
      ),
  },
  'a union leaves out what is there twice': {
    union: (of, ...inputs) => relation('distinct', [again(of, inputs)], {}) as Relation,
  },
  'an outer explode is an inner one': { explode: (of, ...inputs) => again(of, inputs, { outer: false }) },
  'an inner explode is an outer one': { explode: (of, ...inputs) => again(of, inputs, { outer: true }) },
  'a test that is null is true': {
    where: ({ parts: { test } }, input) =>
      input === undefined
        ? null
        : (relation('where', [input], {
            test: node('or', [test, node('isNull', [test], {}) as Node], {}) as Node,
          }) as Relation),
  },
  'distinct does nothing': { distinct: (_, input) => input ?? null },
  'the row that is kept of each key is the last': {
    distinctBy: (of, ...inputs) =>
      order(of, inputs, ({ descending, nullsFirst }) => ({
        descending: !descending,
        nullsFirst: !nullsFirst,
      })),
  },
  'nulls come first instead of last among rows of a key': {
    distinctBy: (of, ...inputs) => order(of, inputs, ({ nullsFirst }) => ({ nullsFirst: !nullsFirst })),
  },
  'all rows of a key that tie are kept': {
    distinctBy: ({ parts: { keys, order } }, input) =>
      input === undefined
        ? null
        : (relation('top', [input], { per: keys, order, rows: 1, settled: false }) as Relation),
  },
  'a null key is no key': {
    distinctBy: (of, input) =>
      input === undefined
        ? null
        : again(of, [
            of.parts.keys.reduce<Relation>(
              (rows, key) => relation('where', [rows], { test: isThere(column(rows, key)) }) as Relation,
              input,
            ),
          ]),
  },
}
