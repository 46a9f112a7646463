import { walk } from '@lockstep/schema'
import { call, partsOf, plainInt, type Spark, withParts } from './expression.js'
import type { Names } from './names.js'

type Lambda = Extract<Spark, { readonly kind: 'lambda' }>

const none: ReadonlySet<string> = new Set()

/** Tells the names of the variables in an expression that no lambda in it binds. */
export const freeVariables = (): ((of: Spark) => ReadonlySet<string>) =>
  walk<Spark, ReadonlySet<string>>(partsOf, (of, parts) => {
    if (of.kind === 'variable') return new Set([of.name])
    const free = new Set(parts.flatMap((part) => [...part]))
    if (of.kind === 'lambda') for (const variable of of.variables) free.delete(variable)
    return free.size === 0 ? none : free
  })

/** The variables of all lambdas in an expression. */
export const variablesIn = (of: Spark): readonly string[] => [
  ...(of.kind === 'lambda' ? of.variables : []),
  ...partsOf(of).flatMap(variablesIn),
]

/** Names for the variables of lambdas by their levels, which no column has: x, y, z, or near them. */
export const variableNames = (names: Names): ((level: number) => string) => {
  const given = new Map<number, string>()
  return (level) => {
    const name = given.get(level) ?? names.name(['x', 'y', 'z'][level] ?? 'x')
    given.set(level, name)
    return name
  }
}

/** What is no longer than the name of a variable. */
const isShort = (of: Spark): boolean =>
  partsOf(of).length === 0 || (of.kind === 'field' && partsOf(of.of).length === 0)

/** What a lambda's body uses more than once, parts first: what it computes of its variable, outside of lambdas in it. */
const sharedIn = (
  { variables, body }: Lambda,
  free: (of: Spark) => ReadonlySet<string>,
): ReadonlySet<Spark> => {
  const order: Spark[] = []
  walk<Spark, void>(partsOf, (of) => void order.push(of))(body)
  const inner = new Set(order.flatMap((of) => (of.kind === 'lambda' ? of.variables : [])))
  const used = new Set<Spark>()
  const twice = new Set<Spark>()
  for (const part of order.flatMap(partsOf)) (used.has(part) ? twice : used).add(part)
  const isComputedHere = (of: Spark): boolean => {
    const names = [...free(of)]
    return (
      of.kind !== 'lambda' &&
      variables.some((name) => names.includes(name)) &&
      !names.some((name) => inner.has(name))
    )
  }
  return new Set(order.filter((of) => twice.has(of) && !isShort(of) && isComputedHere(of)))
}

/** An expression of a variable, which stands for another one: computed once. */
const bindOne = (variable: string, of: Spark, body: Spark): Spark =>
  call(
    'get',
    call('transform', call('array', of), { kind: 'lambda', variables: [variable], body }),
    plainInt(0),
  )

const bound = (lambda: Lambda, shared: ReadonlySet<Spark>, names: Names): Lambda => {
  if (shared.size === 0) return lambda
  const steps: (readonly [variable: string, of: Spark])[] = []
  const body = walk<Spark, Spark>(partsOf, (of, parts) => {
    const made = withParts(of, parts)
    if (!shared.has(of)) return made
    const name = names.numbered('x')
    steps.push([name, made])
    return { kind: 'variable', name }
  })(lambda.body)
  return { ...lambda, body: steps.reduceRight((rest, [name, of]) => bindOne(name, of, rest), body) }
}

/**
 * Gives a variable to what the body of a lambda uses more than once, since no column can hold it: Spark then computes
 * `get(transform(array(of), y -> body), 0)`, and neither text nor plan repeats it.
 */
export const bindShared = (names: Names): ((of: Spark) => Spark) => {
  const free = freeVariables()
  return walk<Spark, Spark>(partsOf, (of, parts) => {
    const before = partsOf(of)
    const made = parts.every((part, place) => part === before[place]) ? of : withParts(of, parts)
    return made.kind === 'lambda' ? bound(made, sharedIn(made, free), names) : made
  })
}
