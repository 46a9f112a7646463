import type { Case } from './cases.js'
import { list } from './list.js'
import { logic } from './logic.js'
import { number } from './number.js'
import { text } from './text.js'
import { time } from './time.js'

/** Every case, by family of operations. */
export const cases: Readonly<Record<string, readonly Case[]>> = { logic, text, number, time, list }
