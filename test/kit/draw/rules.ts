import {
  columnNode,
  foldAlike,
  type Node,
  outputFields,
  Refusal,
  type Relation,
  relation,
  seal,
  type Table,
} from '@lockstep/schema'
import fc from 'fast-check'
import { type Choose, pick, wide } from './constants.js'
import { deal } from './deal.js'
import { all, type Drawable, growRule, type NameOf } from './grow.js'
import { oddNames } from './names.js'
import { randomChoose } from './questions/choose.js'
import { selectTable } from './select-table.js'

/** Other names for half of the columns, among them those that Spark or our printers could take for something else. */
const renamed = (names: readonly string[], choose: Choose): NameOf => {
  const left = [...oddNames]
  const given = new Map<string, string>()
  for (const name of names)
    if (choose(2) === 0) given.set(name, left.splice(choose(left.length), 1)[0] ?? name)
  return (name) => given.get(name) ?? name
}

/** How often an operation is tried with other operands and constants before it is given up. */
const tries = 200

/** The deepest rule, counted in operations. */
const deepest = 10

/** How many operations stand within one another in a rule, columns counted. */
const depthOf = foldAlike<number>((_, of) => 1 + Math.max(0, ...of))

/** A rule of an operation that is not there yet, and undefined where none is found in some tries. */
const novel = (name: Drawable, pool: readonly Node[], choose: Choose, nameOf: NameOf): Node | undefined => {
  for (let count = 0; count < tries; count++)
    try {
      const grown = growRule(name, pool, choose, nameOf)
      if (depthOf(grown) <= deepest && !pool.includes(grown)) return grown
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  return undefined
}

/** A table of random rules over `wide`: some operations in turn, until there are as many rules as asked for. */
const rulesOf = (seed: number, some: readonly Drawable[], size: number): Table => {
  const choose = randomChoose(seed)
  const outputs = Array.from({ length: size }, (_, index) => `rule_${index}`)
  const named = randomChoose(~seed)
  const nameOf = renamed(
    wide.map(({ name }) => name),
    named,
  )
  const outputOf = renamed(outputs.slice(0, 30), named)
  const raw = wide.map(({ name, type }) => ({ name: nameOf(name), type }))
  const pool: Node[] = raw.map(({ name, type }) => columnNode({ name, type }))
  const made: Node[] = []
  for (let turn = 0, before = -1; made.length > before && made.length < size; turn++) {
    before = made.length
    for (const name of some) {
      const grown = made.length < size ? novel(name, pool, choose, nameOf) : undefined
      if (grown === undefined && turn === 0 && made.length < size)
        throw new Refusal(`no rule of ${name} was found in ${tries} tries (seed ${seed})`)
      if (grown === undefined) continue
      pool.push(grown)
      made.push(grown)
    }
  }
  return selectTable(
    'wide',
    raw,
    made.map((node, index) => ({ name: outputOf(`rule_${index}`), node })),
  )
}

/** How many rules of each of its operations a table has at the least. */
const rulesOfEach = 2

const handOf = (size: number): number => Math.max(1, Math.floor(size / rulesOfEach))

/**
 * Tables of random rules, made from what operations and rules say of themselves: a new one is drawn as soon as it is there. A
 * table has a hand of the operations, each of which stands in it twice or more often.
 */
export const drawnTables = (size: number, some: readonly Drawable[] = all): fc.Arbitrary<Table> =>
  fc.integer().map((seed) => rulesOf(seed, deal(some, 1, handOf(size), randomChoose(~seed))[0] ?? [], size))

/**
 * Some tables of random rules, over which operations and rules are dealt out: each stands in one table or more, there twice or more often.
 * Tables have the asked number of rules, or more if the operations need it.
 */
export const dealtRules = (
  seed: number,
  tables: number,
  size: number,
  some: readonly Drawable[] = all,
): readonly Table[] => {
  const hand = Math.max(handOf(size), Math.ceil(some.length / tables))
  return deal(some, tables, hand, randomChoose(seed)).map((dealt, index) =>
    rulesOf(seed + index, dealt, Math.max(size, hand * rulesOfEach)),
  )
}

/** A random condition over the cleaned columns of a table. */
const conditionOf = (table: Table, choose: Choose): Node | null => {
  const pool: Node[] = outputFields(table).map(({ name, type }) => columnNode({ name, type }))
  const found: Node[] = []
  for (let count = 0; found.length < 12 && count < 480; count++)
    try {
      const grown = growRule(pick(choose, all), pool, choose, (name) => name)
      if (depthOf(grown) > 4) continue
      pool.push(grown)
      if (grown.type.kind === 'boolean' && depthOf(grown) > 1) found.push(grown)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  return found.length === 0 ? null : pick(choose, found)
}

/** How rows of random tables are left out. */
type Sieve = 'where' | 'distinct' | 'both' | 'by keys'

/** One row of those with the same keys, by random columns; the rows as they are where no column can be compared. */
const oneOfKeys = (of: Relation, choose: Choose): Relation => {
  const plain = of.columns.filter(({ type }) => type.kind !== 'list' && type.kind !== 'struct')
  if (plain.length === 0) return of
  const some = (): typeof plain => Array.from({ length: 1 + choose(2) }, () => pick(choose, plain))
  return relation('distinctBy', [of], {
    keys: [...new Set(some().map(({ name }) => name))],
    order: some().map((column) => ({
      node: columnNode(column),
      descending: choose(2) === 0,
      nullsFirst: choose(2) === 0,
    })),
  }) as Relation
}

/** Tables of random rules, whose rows go through a random `where`, `distinct`, or both; or of which one of the same keys is kept. */
export const sieves = (
  size: number,
  some: readonly Drawable[] = all,
  ways: readonly Sieve[] = ['where', 'where', 'distinct', 'both'],
): fc.Arbitrary<Table> =>
  fc.tuple(drawnTables(size, some), fc.integer(), fc.constantFrom(...ways)).map(([table, seed, by]) => {
    const test = by === 'distinct' ? null : conditionOf(table, randomChoose(seed))
    const kept: Relation = test === null ? table.relation : relation('where', [table.relation], { test })
    if (by === 'by keys') return seal({ ...table, relation: oneOfKeys(kept, randomChoose(~seed)) })
    return seal({ ...table, relation: by === 'where' ? kept : relation('distinct', [kept], {}) })
  })
