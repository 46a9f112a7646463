import type { MeaningOf, OperationsOf, Type } from '@lockstep/schema'
import type { Kernel } from '../column.js'
import { setLongDifference, setLongProduct, setLongSum } from '../longs.js'
import { ints, longs } from './arithmetic.js'
import { decimalProducts, decimalSums } from './decimals.js'
import { type ComputeTwo, perTwo } from './operands.js'

/** One operation on each type that has it. */
interface Arithmetic {
  readonly int: ComputeTwo
  readonly long: ComputeTwo
  readonly decimal: (type: Type) => ComputeTwo
}

const arithmetic =
  ({ int, long, decimal }: Arithmetic) =>
  ({ type }: { readonly type: Type }, left: Kernel, right: Kernel): Kernel => {
    if (type.kind === 'int') return perTwo(left, right, int)
    return perTwo(left, right, type.kind === 'long' ? long : decimal(type))
  }

/** The operations of `schema/operations/number.ts` on Arrow columns. */
export const number: MeaningOf<Kernel, OperationsOf<'number'>> = {
  tryAdd: arithmetic({
    int: ints((a, b) => a + b),
    long: longs(setLongSum),
    decimal: (type) => decimalSums(type, 1),
  }),
  trySubtract: arithmetic({
    int: ints((a, b) => a - b),
    long: longs(setLongDifference),
    decimal: (type) => decimalSums(type, -1),
  }),
  tryMultiply: arithmetic({
    int: ints((a, b) => a * b),
    long: longs(setLongProduct),
    decimal: decimalProducts,
  }),
}
