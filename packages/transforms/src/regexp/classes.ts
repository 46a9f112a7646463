import type { Step } from './program.js'

/** Bytes that no step of a program tells apart are of one class. */
export interface Classes {
  /** The class of each byte. */
  readonly of: Uint8Array
  /** One byte of each class. */
  readonly samples: readonly number[]
}

/** The classes of bytes for a program. */
export const classesOf = (steps: readonly Step[]): Classes => {
  const cuts = new Uint8Array(257)
  for (const step of steps)
    if (step.kind === 'byte')
      for (const [first, last] of step.edges) {
        cuts[first] = 1
        cuts[last + 1] = 1
      }
  const of = new Uint8Array(256)
  const samples = [0]
  for (let byte = 1; byte < 256; byte++) {
    if (cuts[byte] === 1) samples.push(byte)
    of[byte] = samples.length - 1
  }
  return { of, samples }
}

/** Where a step leads by a byte, or -1. */
export const edgeTo = (step: Step | undefined, byte: number): number => {
  if (step?.kind === 'byte')
    for (const [first, last, to] of step.edges) if (byte >= first && byte <= last) return to
  return -1
}
