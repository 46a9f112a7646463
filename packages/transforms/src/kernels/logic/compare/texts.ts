import type { CellsOperand } from '../../shared/operand.js'

/** Text to compare, or one for all rows. */
export type TextOperand = CellsOperand<'text'>

/** The rows in which two texts compare so. */
export type CompareTexts = (left: TextOperand, right: TextOperand, length: number) => Uint8Array
