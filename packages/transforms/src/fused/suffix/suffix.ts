import type { Kind, Node, Type } from '@lockstep/schema'
import type { PlainColumn, TextColumn } from '../../column/column.js'
import { perText } from '../../kernels/shared/apply.js'
import type { Fused } from '../fusion.js'
import { readSuffixedDecimals, readSuffixedLongs } from './suffixed.js'
import { readSuffixedInts } from './suffixed-ints.js'
import { type Chain, chainOf } from './suffixes.js'

type Read = (column: TextColumn, chain: Chain, type: Type) => PlainColumn

const reads: Readonly<Partial<Record<Kind, Read>>> = {
  int: readSuffixedInts,
  long: readSuffixedLongs,
  decimal: readSuffixedDecimals,
}

/** `toInt`, `toLong` and `toDecimal` with `suffixes`: a cast of what some steps made of a text. */
export const suffixNumber = (node: Node): Fused | null => {
  if (node.operation !== 'tryCast') return null
  const read = reads[node.type.kind]
  const chain = read === undefined ? null : chainOf(node.children[0])
  if (read === undefined || chain === null) return null
  if (chain.becomes === 'exponent' && node.type.kind !== 'decimal') return null
  return {
    holes: [chain.hole],
    kernel: (of) => perText(of, (column) => read(column, chain, node.type)),
  }
}
