import { refuse, walk } from '@lockstep/schema'
import { col, partsOf, type Spark, withParts } from './expression.js'
import { bindShared, freeVariables } from './lambdas.js'
import { type Names, plainName } from './names.js'
import { isWall, shareWalls } from './walls.js'

/** An expression and the name of the column that holds it. */
export interface Named {
  readonly name: string
  readonly of: Spark
}

/** Columns that steps add one after the other, and the columns that are made of those. */
export interface Steps {
  readonly steps: readonly (readonly Named[])[]
  readonly last: readonly Named[]
}

/** Spark 3.5 parses some 95 calls in each other; less can be read. */
const deepest = 40

/** What stands in a lambda cannot have a name in a step before, and is refused where it lies deeper. */
const deepestInLambda = 50

/** What a printer asks of steps: none of it where it is left out. */
export interface Wishes {
  /** For which expressions a printer can only write parts that are columns, constants or such expressions again. */
  readonly wantsNames?: (of: Spark) => boolean
  /**
   * Which expressions are too long to be read at once: calls, casts and choices in them get names, and so do constants that
   * are long themselves and used twice.
   */
  readonly isLong?: (of: Spark) => boolean
}

/** What is so short that a name would be no shorter: a column, a constant, a field of a column. */
const isShort = (of: Spark, fields = 4): boolean =>
  of.kind === 'column' ||
  of.kind === 'literal' ||
  of.kind === 'plain' ||
  of.kind === 'variable' ||
  (of.kind === 'field' && fields > 0 && isShort(of.of, fields - 1))

/** Every expression under some columns once, parts first, with the column that it serves first. */
const inOrder = (columns: readonly Named[]): ReadonlyMap<Spark, string> => {
  const seen = new Map<Spark, string>()
  let serves = ''
  const visit = walk<Spark, void>(partsOf, (of) => void seen.set(of, serves))
  for (const { name, of } of columns) {
    serves = name
    visit(of)
  }
  return seen
}

/** The expressions that are used more than once, and those that must have a name all the same. */
interface Uses {
  readonly shared: ReadonlySet<Spark>
  readonly wanted: ReadonlySet<Spark>
}

const usesOf = (
  columns: readonly Named[],
  order: Iterable<Spark>,
  wantsNames: (of: Spark) => boolean,
): Uses => {
  const used = new Set<Spark>()
  const shared = new Set<Spark>()
  const wanted = new Set<Spark>()
  const use = (of: Spark): void => void (used.has(of) ? shared : used).add(of)
  for (const { of } of columns) use(of)
  for (const of of order)
    for (const part of partsOf(of)) {
      use(part)
      if (of.kind === 'helper' ? of.byName : wantsNames(of) && !wantsNames(part)) wanted.add(part)
    }
  return { shared, wanted }
}

/** Spark 4.2.0 ran out of stack at 250 shared results that are made of each other, and not at 170. */
const longest = 150

/** What an expression has become. */
interface Made {
  readonly of: Spark
  readonly depth: number
  /** The step in which it can stand at the earliest. */
  readonly step: number
  /** How many shared results it is made of, one after the other: those that Spark's optimiser keeps apart too. */
  readonly kept: number
}

const most = (parts: readonly Made[], of: 'depth' | 'step' | 'kept'): number =>
  parts.reduce((most, part) => Math.max(most, part[of]), 0)

const checkKept = (kept: number): number =>
  kept <= longest
    ? kept
    : refuse(
        `the rules use ${kept} results twice that are made of each other, and Spark's planner has stack for ${longest}; cut the table in two with from, and write the first one`,
      )

const checkDepth = (depth: number): void => {
  if (depth > deepestInLambda)
    refuse(
      `the rule of a lambda is ${depth} calls deep on Spark, which parses them down to ${deepestInLambda}; cut it in two: transform(...).transform(...)`,
    )
}

/** What can be named in an expression that is too long: not what is true or false, which reads better where it stands. */
const canStandAlone = ({ kind }: Spark): boolean =>
  kind === 'call' || kind === 'tryCast' || kind === 'case' || kind === 'json'

/**
 * Gives a column of its own, in a step before, to what the columns use more than once, to what lies too deep, to the parts
 * of what is too long, and to the parts of what wants names, but for parts that want names too; what has a free variable
 * stays in its lambda. Neither text nor plan then repeats anything, however much the rules share.
 */
export const steps = (
  rules: readonly Named[],
  names: Names,
  { wantsNames = () => false, isLong }: Wishes = {},
): Steps => {
  const bind = bindShared(names)
  const share = isLong === undefined ? (of: Spark): Spark => of : shareWalls()
  const columns = rules.map(({ name, of }) => ({ name, of: share(bind(of)) }))
  const free = freeVariables()
  const order = inOrder(columns)
  const { shared, wanted } = usesOf(columns, order.keys(), wantsNames)
  const roots = new Set(columns.map((column) => column.of))
  const made = new Map<Spark, Made>()
  const steps: Named[][] = []
  const madeOf = (of: Spark): Made => made.get(of) ?? { of, depth: 0, step: 0, kept: 0 }
  const nameOne = (of: Spark, { of: body, step, kept }: Made, serves: string): Made => {
    const name = names.numbered(isWall(of) ? 'text' : plainName(serves, 'column'))
    const beside = steps[step] ?? []
    beside.push({ name, of: body })
    steps[step] = beside
    const named = {
      of: col(name),
      depth: 0,
      step: step + 1,
      kept: checkKept(kept + (shared.has(of) ? 1 : 0)),
    }
    made.set(of, named)
    return named
  }
  const bodyOf = (of: Spark, parts: readonly Made[]): Spark => {
    const before = partsOf(of)
    return parts.every((part, place) => part.of === before[place])
      ? of
      : withParts(
          of,
          parts.map((part) => part.of),
        )
  }
  /** The parts of an expression, by their names where it would be too long with them. */
  const shortParts = (of: Spark, serves: string): readonly Made[] => {
    const parts = partsOf(of).map(madeOf)
    if (
      parts.length === 0 ||
      of.kind === 'lambda' ||
      free(of).size > 0 ||
      isLong?.(bodyOf(of, parts)) !== true
    )
      return parts
    return partsOf(of).map((part, place) => {
      const one = parts[place] ?? madeOf(part)
      return canStandAlone(one.of) ? nameOne(part, one, serves) : one
    })
  }
  for (const [of, serves] of order) {
    const parts = shortParts(of, serves)
    const step = most(parts, 'step')
    const kept = most(parts, 'kept')
    const depth = isShort(of) ? 0 : 1 + most(parts, 'depth')
    const body = bodyOf(of, parts)
    const isInLambda = of.kind === 'lambda' || free(of).size > 0
    if (isInLambda) checkDepth(depth)
    const named = shared.has(of) || wanted.has(of) || (depth >= deepest && !roots.has(of))
    const isKept = isShort(of) && !(isLong !== undefined && isWall(of))
    if (isKept || isInLambda || !named) {
      made.set(of, { of: body, depth, step, kept })
      continue
    }
    nameOne(of, { of: body, depth, step, kept }, serves)
  }
  return { steps, last: columns.map(({ name, of }) => ({ name, of: madeOf(of).of })) }
}
