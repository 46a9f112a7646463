import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import { call, operator, plainInt, type Spark } from '../spark/expression.js'

/** The operations of `schema/graph/operations/bits.ts` on Spark. */
export const bits: MeaningOf<Spark, OperationsOf<'bits'>> = {
  bitwiseAnd: (_, left, right) => operator('&', left, right),
  bitwiseOr: (_, left, right) => operator('|', left, right),
  bitwiseXor: (_, left, right) => operator('^', left, right),
  bitwiseNot: (_, of) => operator('~', of),
  shiftLeft: ({ constants: { by } }, of) => call('shiftleft', of, plainInt(by)),
  shiftRight: ({ constants: { by } }, of) => call('shiftright', of, plainInt(by)),
  shiftRightUnsigned: ({ constants: { by } }, of) => call('shiftrightunsigned', of, plainInt(by)),
  bitCount: (_, of) => call('bit_count', of),
}
