import type { Choose } from '../constants.js'

/** Chooses by a seed. */
export const randomChoose = (seed: number): Choose => {
  let state = seed | 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return Math.floor(((state >>> 8) / 2 ** 24) * below)
  }
}

/** One of some things. */
export const pick = <T>(choose: Choose, of: readonly T[]): T | undefined => of[choose(of.length)]

/** From one to `most` of some things, each once. */
export const some = <T>(choose: Choose, of: readonly T[], most: number): readonly T[] => {
  const left = [...of]
  return Array.from({ length: Math.min(left.length, 1 + choose(most)) }, () =>
    left.splice(choose(left.length), 1),
  ).flat()
}
