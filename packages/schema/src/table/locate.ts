import { Aggregate } from '../column/aggregate.js'
import { Column, type Context } from '../column/column.js'
import { ruleLineOf } from '../column/rules/index.js'
import { Ranked } from '../column/window.js'
import { Refusal } from '../errors/refusal.js'
import type { Node } from '../graph/node.js'
import { operations } from '../graph/operations/index.js'

/** The first call that was refused, and the path to the raw column that it was made on. */
interface Call {
  readonly path: readonly string[]
  readonly refusal: Refusal
}

/** The raw column that a node is made of, where its first operands lead to one. */
const rawName = (of: Node): string | undefined => {
  let node: Node | undefined = of
  while (node !== undefined && node.operation !== 'column') node = (node.children as readonly Node[])[0]
  return node?.constants.name
}

/** What users call methods of. */
type Watched = Column | Aggregate | Ranked

const isWatched = (made: unknown): made is Watched =>
  made instanceof Column || made instanceof Aggregate || made instanceof Ranked

/** A context in which a refused call gives a column that stands for its refusal, whatever is called on it. */
const recording = (
  context: Context,
): {
  readonly context: Context
  readonly first: () => Call | undefined
  readonly poisons: Map<unknown, Refusal>
} => {
  const calls: Call[] = []
  const poisons = new Map<unknown, Refusal>()
  const recorded = new WeakSet<Watched>()

  const refused = (called: string, refusal: Refusal, of?: Node): Column => {
    for (const [poison, origin] of poisons) if (origin === refusal.origin) return poison as Column
    calls.push({ path: [...(of === undefined ? [] : [rawName(of) ?? '']), called], refusal })
    const poison: Column = new Proxy(Object.create(Column.prototype) as Column, {
      get: (_, name) => {
        if (name === 'node') throw refusal.origin
        if (name === 'context') return own
        return typeof name === 'symbol' ? undefined : () => poison
      },
    })
    poisons.set(poison, refusal.origin)
    return poison
  }

  /** Some value, of a column that was asked for one, once its refusal is known. */
  const valueFor =
    (of: Watched, refuses: unknown) =>
    (hint: string): string | number => {
      try {
        Reflect.apply(refuses as () => never, of, [hint])
      } catch (error) {
        if (error instanceof Refusal) refused('', error, of instanceof Column ? of.node : undefined)
      }
      return hint === 'string' ? '' : 0
    }

  const record = <C extends Watched>(column: C): C => {
    if (recorded.has(column) || poisons.has(column)) return column
    const watched = new Proxy(column, {
      get: (of, name) => {
        const method: unknown = Reflect.get(of, name)
        if (name === Symbol.toPrimitive) return valueFor(of, method)
        if (typeof method !== 'function' || name === 'constructor') return method
        return (...args: readonly unknown[]) => {
          try {
            const made: unknown = Reflect.apply(method, of, args)
            return isWatched(made) ? record(made) : made
          } catch (error) {
            if (error instanceof Refusal)
              return refused(String(name), error, of instanceof Column ? of.node : undefined)
            throw error
          }
        }
      },
    })
    recorded.add(watched)
    return watched
  }

  const own: Context = Object.freeze({
    ...context,
    make: (node: Node) => record(context.make(node, own)),
    refused,
  })
  return { context: own, first: () => calls[0], poisons }
}

const isOperation = (place: string): boolean => Object.hasOwn(operations, place)

/** The places below what was called: without its own name, and those of the rule and the operation that it made. */
const withoutCalled = (places: readonly string[], called: string): readonly string[] => {
  const [first, ...rest] = places
  if (first === undefined) return places
  if (isOperation(first)) return rest
  return first === called || ruleLineOf(first) !== undefined ? withoutCalled(rest, called) : places
}

/**
 * Runs the rules of a definition. Where a call is refused, they are run once more, to see which output column would
 * have held what that call makes: the refusal names it and the call, and comes from the line of the call. Of a question, whose lists
 * stand in steps, it names the step too.
 */
export const locate = <R>(
  place: string,
  context: Context,
  run: (context: Context) => R,
  { isStep = false }: { readonly isStep?: boolean } = {},
): R => {
  try {
    return run(context)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { context: own, first, poisons } = recording(context)
    let made: unknown
    try {
      made = run(own)
    } catch {
      made = undefined
    }
    const call = first()
    if (call === undefined) throw error.at(place)
    const outputs = made instanceof Column ? [] : Object.entries(made ?? {})
    const [output] = outputs.find(([, value]) => poisons.get(value) === call.refusal.origin) ?? []
    const called = call.path.at(-1) ?? ''
    const inner = withoutCalled(call.refusal.places, called)
    const path = call.path.filter((name) => name !== '')
    const outer =
      made instanceof Column
        ? [place, called]
        : output === undefined
          ? [place, path.join('.')]
          : [`${isStep ? place : ''}.${output}`, called]
    throw error.within([...outer.filter((name) => name !== ''), ...inner])
  }
}
