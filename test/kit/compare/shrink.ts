import type { Drawn, DrawnRow } from '../draw/rows.js'

/** Whether a table still shows a fault. */
export type Shows = (drawn: Drawn) => Promise<boolean>

const most = 40

/** Simpler rows than one row: without one of its values, or with one of its texts cut in half. */
function* simpler(row: DrawnRow): Generator<DrawnRow, void, undefined> {
  for (const [name, value] of Object.entries(row)) {
    if (value === null) continue
    yield { ...row, [name]: null }
    if (typeof value !== 'string' || value.length < 2) continue
    const middle = value.length >> 1
    yield { ...row, [name]: value.slice(0, middle).toWellFormed() }
    yield { ...row, [name]: value.slice(middle).toWellFormed() }
  }
}

/**
 * A smaller table that shows a fault still: the guilty row alone, in one plain batch if that will do, and then as few and as
 * short values as can be found in some tries.
 */
export const shrink = async (drawn: Drawn, row: number | null, shows: Shows): Promise<Drawn> => {
  const guilty = row === null ? undefined : drawn.rows[row]
  const plain = { batch: 1_000_000, before: 0, text: 'utf8' } as const
  const first = [
    { rows: guilty === undefined ? drawn.rows : [guilty], layout: plain },
    { rows: guilty === undefined ? drawn.rows : [guilty], layout: drawn.layout },
    { rows: drawn.rows.slice(0, (row ?? drawn.rows.length) + 1), layout: drawn.layout },
  ]
  let least = drawn
  for (const candidate of first)
    if (await shows(candidate)) {
      least = candidate
      break
    }
  const [only] = least.rows
  if (least.rows.length !== 1 || only === undefined) return least
  let tries = 0
  for (let candidates = simpler(only); tries < most; tries++) {
    const { value: candidate, done } = candidates.next()
    if (done === true || candidate === undefined) break
    const smaller = { ...least, rows: [candidate] }
    if (!(await shows(smaller))) continue
    least = smaller
    candidates = simpler(candidate)
  }
  return least
}
