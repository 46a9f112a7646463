import {
  type AnyQuery,
  type Column,
  count,
  query,
  type RawColumns,
  type Table,
  type Text,
  table,
} from '@lockstep/schema'
import fc from 'fast-check'
import { z } from 'zod'
import type { Choose } from './constants.js'

const raw = z.object({
  id: z.int32(),
  word: z.string(),
  big: z.int64(),
  part: z.float64(),
  on: z.boolean(),
})

type Raw = RawColumns<typeof raw.shape>

const asItIs = (raw: Raw) => ({ id: raw.id, word: raw.word, big: raw.big, part: raw.part, on: raw.on })

/** Three tables of the same columns, whose values meet. */
export const questionTables: readonly Table[] = ['ants', 'bees', 'cats'].map((name) =>
  table(name, { raw, clean: asItIs }),
) as readonly Table[]

/** Rows of those tables: few values each, so that keys meet, tie, repeat and miss. */
export const questionRows: fc.Arbitrary<readonly object[]> = fc.array(
  fc.record({
    id: fc.constantFrom(0, 1, 2, 3, 2_147_483_647, -2_147_483_648, null),
    word: fc.constantFrom('', 'a', 'b', 'a ', 'B', 'é', '\uffff', '😀', null),
    big: fc.constantFrom(0n, 1n, -1n, 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n), null),
    part: fc.constantFrom(0, -0, 1.5, -2.5, 1e300, Number.NaN, Number.POSITIVE_INFINITY, null),
    on: fc.constantFrom(true, false, null),
  }),
  { maxLength: 25, size: 'max' },
)

/** The columns of a question at hand, by name: the builder's own types are of no use to what is drawn. */
type AnyRow = Readonly<Record<string, Column>>

/** A question whose columns only a draw knows. */
type Drawn = ReturnType<ReturnType<typeof query>['from']>

/** The columns of a question of some kinds. */
const namesOf = (of: AnyQuery, kinds: readonly string[]): readonly string[] =>
  of.relation.columns.filter(({ type }) => kinds.includes(type.kind)).map(({ name }) => name)

const plain = ['int', 'long', 'double', 'text', 'boolean']
const numbers = ['int', 'long', 'double']

const pick = <T>(choose: Choose, of: readonly T[]): T | undefined => of[choose(of.length)]

const some = <T>(choose: Choose, of: readonly T[], most: number): readonly T[] => {
  const left = [...of]
  return Array.from({ length: Math.min(left.length, 1 + choose(most)) }, () =>
    left.splice(choose(left.length), 1),
  ).flat()
}

/** A method of a column that its class has, whatever the draw knows of it. */
const called = (column: Column | undefined, method: string, ...args: readonly unknown[]): never =>
  Reflect.apply(Reflect.get(column ?? {}, method), column, args) as never

/** A condition on a column of any kind. */
const testOf = (row: AnyRow, name: string, choose: Choose): never => {
  const column = row[name]
  const values: Readonly<Record<string, unknown>> = {
    int: 1,
    long: 1n,
    double: 1.5,
    text: 'a',
    boolean: true,
  }
  const value = values[column?.node.type.kind ?? ''] ?? 1
  const way = choose(4)
  if (way === 0) return called(column, 'isNotNull')
  return called(column, way === 1 ? 'equals' : way === 2 ? 'lessThan' : 'greaterThanOrEqual', value)
}

const orderOf = (row: AnyRow, names: readonly string[], choose: Choose): never =>
  names.map((name) => {
    const order = called(row[name], choose(2) === 0 ? 'asc' : 'desc') as unknown as {
      nullsFirst: () => unknown
      nullsLast: () => unknown
    }
    const way = choose(4)
    return way === 0 ? order.nullsFirst() : way === 1 ? order.nullsLast() : order
  }) as never

const aggregateOf = (row: AnyRow, of: Drawn, choose: Choose): unknown => {
  const way = choose(8)
  const number = pick(choose, namesOf(of, numbers))
  const value = pick(choose, namesOf(of, plain)) ?? ''
  if (way === 0) return count()
  if (way === 1 && number !== undefined) return called(row[number], 'median')
  const summed = pick(choose, namesOf(of, ['int', 'long']))
  if (way === 2 && summed !== undefined) return called(row[summed], 'sum')
  const test = pick(choose, namesOf(of, ['boolean']))
  if (way === 3 && test !== undefined) return called(row[test], 'countIf')
  return called(row[value], way === 4 ? 'countDistinct' : way === 5 ? 'count' : way === 6 ? 'min' : 'max')
}

/** Other names for all columns, so that both sides of a join have none in common but its keys. */
const renamed = (of: Drawn, keys: readonly string[], number: number): Drawn =>
  of.select(((row: AnyRow) =>
    Object.fromEntries(
      of.relation.columns.map(({ name }) => [keys.includes(name) ? name : `${name}_${number}`, row[name]]),
    )) as never) as Drawn

const keysFor = (left: Drawn, right: Drawn, choose: Choose): readonly string[] => {
  const both = left.relation.columns.filter((own) =>
    right.relation.columns.some(({ name, type }) => name === own.name && type === own.type),
  )
  const names = both.filter(({ type }) => plain.includes(type.kind)).map(({ name }) => name)
  return some(choose, names, 2)
}

/** Chooses by a seed. */
export const randomChoose = (seed: number): Choose => {
  let state = seed | 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return Math.floor(((state >>> 8) / 2 ** 24) * below)
  }
}

/** So many random questions. */
export const everyQuestion = (count: number, choose: Choose): readonly AnyQuery[] =>
  Array.from({ length: count }, (_, number) => drawnQuestion(number, choose))

/** A random question: steps through the builder, so that each is well typed. */
const drawnQuestion = (seed: number, choose: Choose): AnyQuery => {
  const name = `question_${seed}`
  const begin = (): Drawn => query(name).from(pick(choose, questionTables) as Table<never>) as Drawn
  let of = begin()
  const steps = 1 + choose(5)
  for (let step = 0; step < steps; step++) {
    const names = namesOf(of, plain)
    const any = pick(choose, names)
    if (any === undefined) break
    switch (choose(9)) {
      case 0:
        of = of.where(((row: AnyRow) => testOf(row, any, choose)) as never)
        break
      case 1:
        of = of.distinct()
        break
      case 2:
      case 3: {
        const other = begin()
        const keys = keysFor(of, other, choose)
        if (keys.length === 0) break
        const how = pick(choose, ['join', 'leftJoin', 'semiJoin', 'antiJoin'] as const) ?? 'join'
        const right = renamed(other, keys, step)
        of = called(of as never, how, right, { on: keys }) as unknown as Drawn
        break
      }
      case 4:
      case 5: {
        const by = some(choose, names, 2)
        const list = (row: AnyRow) =>
          Object.fromEntries(
            Array.from({ length: 1 + choose(3) }, (_, index) => [
              `made_${step}_${index}`,
              aggregateOf(row, of, choose),
            ]),
          )
        const grouped = choose(6) === 0 ? of : of.groupBy(...(by as never[]))
        of = called(grouped as never, 'aggregate', list) as unknown as Drawn
        break
      }
      case 6:
        of = of.topPer(
          some(choose, names, 2) as never,
          ((row: AnyRow) => orderOf(row, some(choose, names, 2), choose)) as never,
          { rows: 1 + choose(3) },
        )
        break
      case 7:
        of = of.unionAll(of.where(((row: AnyRow) => testOf(row, any, choose)) as never) as never)
        break
      default:
        of = of.select(((row: AnyRow) =>
          Object.fromEntries(
            some(choose, of.relation.columns, 5).map(({ name }) => [
              name,
              row[name]?.node.type.kind === 'text' && choose(2) === 0
                ? (row[name] as Text).trim()
                : row[name],
            ]),
          )) as never) as Drawn
    }
  }
  const last = namesOf(of, plain)
  if (last.length === 0 || choose(3) > 0) return of
  const sorted = of.orderBy(((row: AnyRow) => orderOf(row, some(choose, last, 2), choose)) as never)
  return choose(2) === 0 ? sorted.all() : sorted.limit(choose(6))
}
