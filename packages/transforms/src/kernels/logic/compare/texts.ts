import type { Operand } from '../../shared/operand.js'

/** Text to compare, or one for all rows. */
export type Texts = Operand<'text'>

/** The rows in which two texts compare so. */
export type CompareTexts = (left: Texts, right: Texts, length: number) => Uint8Array
