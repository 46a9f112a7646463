import type { ProgramStep } from './program.js'
import type { Edge } from './ranges.js'

/** Byte classes: bytes that no step of a program tells apart are of one class, so that a state has fewer transitions. */
export interface Classes {
  /** The class of each byte. */
  readonly of: Uint8Array
  /** One byte of each class. */
  readonly samples: readonly number[]
}

const toBy = (edges: readonly Edge[], byte: number): number => {
  for (const [first, last, to] of edges) if (byte >= first && byte <= last) return to
  return -1
}

/** Splits classes whose bytes lead to different steps. */
const part = (of: Uint8Array, edges: readonly Edge[]): void => {
  const known = new Map<string, number>()
  for (let byte = 0; byte < 256; byte++) {
    const key = `${of[byte]} ${toBy(edges, byte)}`
    const number = known.get(key) ?? known.size
    known.set(key, number)
    of[byte] = number
  }
}

/** The classes of bytes for a program. */
export const classesOf = (steps: readonly ProgramStep[]): Classes => {
  const of = new Uint8Array(256)
  const shapes = new Set<string>()
  for (const step of steps)
    if (step.kind === 'byte') {
      const places = step.edges.map(([, , to]) => to)
      const shape = step.edges.map(([first, last, to]) => [first, last, places.indexOf(to)]).join()
      if (!shapes.has(shape)) part(of, step.edges)
      shapes.add(shape)
    }
  const samples: number[] = []
  for (let byte = 0; byte < 256; byte++) if (of[byte] === samples.length) samples.push(byte)
  return { of, samples }
}

/** Where a step leads by a byte, or -1. */
export const edgeTo = (step: ProgramStep | undefined, byte: number): number =>
  step?.kind === 'byte' ? toBy(step.edges, byte) : -1
