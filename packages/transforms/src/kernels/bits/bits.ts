import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { perTwo, perValue } from '../shared/apply.js'
import { bitCounts } from './count.js'
import { type Joining, joinBits } from './join.js'
import { notBits, type Shift, shiftBits } from './shift.js'

const joining =
  (how: Joining) =>
  (_: unknown, ...of: readonly Kernel[]): Kernel =>
    perTwo(of, joinBits(how))

const shifting =
  (how: Shift) =>
  ({ constants: { by } }: { readonly constants: { readonly by: number } }, of: Kernel): Kernel =>
    perValue(of, (column) => shiftBits(how, column, by))

/** The operations of `schema/graph/operations/bits.ts` on Arrow columns. */
export const bits: MeaningOf<Kernel, OperationsOf<'bits'>> = {
  bitwiseAnd: joining('and'),
  bitwiseOr: joining('or'),
  bitwiseXor: joining('xor'),
  bitwiseNot: (_, of) => perValue(of, notBits),
  shiftLeft: shifting('left'),
  shiftRight: shifting('right'),
  shiftRightUnsigned: shifting('unsigned'),
  bitCount: (_, of) => perValue(of, bitCounts),
}
