import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { decimalToDouble } from './decimal-to-double.js'
import { decimalToText } from './decimal-to-text.js'
import { doubleToDecimal } from './double-to-decimal.js'
import { type CastTable, castBy, ofLayout, plainCasts } from './plain-cast.js'
import { textToDecimal } from './text-to-decimal.js'
import { decimalToDecimal, intToDecimal, longToDecimal } from './to-decimal.js'

/** For each kind, the kinds it can become, as in `schema/types/casts.ts`. */
const casts: CastTable = {
  ...plainCasts,
  text: { ...plainCasts.text, decimal: ofLayout('text', textToDecimal) },
  int: { ...plainCasts.int, decimal: ofLayout('int', intToDecimal) },
  long: { ...plainCasts.long, decimal: ofLayout('long', longToDecimal) },
  double: { ...plainCasts.double, decimal: ofLayout('double', doubleToDecimal) },
  decimal: {
    double: ofLayout('decimal', decimalToDouble),
    decimal: ofLayout('decimal', decimalToDecimal),
    text: ofLayout('decimal', decimalToText),
  },
}

/** The kernel of Spark's `try_cast`, for the pairs of types of `schema/types/casts.ts`. */
export const castOf: ReturnType<typeof castBy> = castBy(casts)

/** The operations of `schema/graph/operations/cast.ts` on Arrow columns. */
export const castKernel: MeaningOf<Kernel, OperationsOf<'cast'>> = {
  tryCast: (node, of) => castOf(node.children[0].type, of, node.type),
}
