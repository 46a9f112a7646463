import { leaveOwnFrames, withLongStack } from './frames.js'

/**
 * Says that a program cannot be carried exactly: where, what was expected, what came, and what to write instead.
 * Thrown only while tables are defined or read from JSON; never because of data.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly #reason: string
  readonly #places: readonly string[]
  readonly #origin: Refusal | undefined

  constructor(reason: string, places: readonly string[] = [], origin?: Refusal) {
    super([...places, reason].join(': '))
    this.#reason = reason
    this.#places = places
    this.#origin = origin
    const frames = origin?.stack?.indexOf('\n    at ') ?? -1
    if (frames >= 0) this.stack = `Refusal: ${this.message}${origin?.stack?.slice(frames)}`
  }

  /** The places it was met in, the outermost first. */
  get places(): readonly string[] {
    return this.#places
  }

  /** The refusal that was thrown first, before places were put in front of it. */
  get origin(): Refusal {
    return this.#origin ?? this
  }

  /** The same refusal, thrown from the same line, met in other places. */
  within(places: readonly string[]): Refusal {
    return new Refusal(this.#reason, places, this.origin)
  }

  /**
   * The same refusal, with the place it was met in put in front. The name of a member, `.a`, is joined to the place
   * before it: `pin.a`. A place that stands in front already is not repeated.
   */
  at(place: string): Refusal {
    const [first, ...rest] = this.#places
    if (first === place || place === '') return this
    return this.within(first?.startsWith('.') ? [place + first, ...rest] : [place, ...this.#places])
  }
}

/** Refuses with a message. The stack begins with the line outside of Lockstep that led here. */
export const refuse = (message: string): never => {
  const refusal = withLongStack(() => new Refusal(message))
  leaveOwnFrames(refusal)
  throw refusal
}

/** Runs, and puts a place in front of every refusal on its way out. */
export const at = <R>(place: string, run: () => R): R => {
  try {
    return run()
  } catch (error) {
    if (error instanceof Refusal) throw error.at(place)
    throw error
  }
}
