/**
 * Says that a program cannot be carried exactly: where, what was expected, what came, and what to write instead.
 * Thrown only while tables are defined or read from JSON; never because of data.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  /** The same refusal, told with the place it was met in front. */
  at(place: string): Refusal {
    return new Refusal(`${place}: ${this.message}`, { cause: this })
  }
}

/** Refuses with a message. */
export const refuse = (message: string): never => {
  throw new Refusal(message)
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
