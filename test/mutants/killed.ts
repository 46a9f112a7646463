import { appendFileSync } from 'node:fs'
import { expect } from 'vitest'

/** With what each mistake must be found by itself: one seed in `npm test`, three in `npm run mutants`. */
export const seeds: readonly number[] = process.env.LOCKSTEP_ALL === '1' ? [1000, 2000, 3000] : [1000]

const note = (name: string, isKilled: boolean): void => {
  const file = process.env.LOCKSTEP_MUTANTS
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ name, isKilled })}\n`)
}

/** Expects that some mistakes, each planted by itself, were all found with a seed; the report counts them. */
export const expectKilled = (names: readonly string[], left: readonly string[], seed: number): void => {
  for (const name of names) note(name, !left.includes(name))
  expect(left, `with seed ${seed}, nothing finds these`).toEqual([])
}
