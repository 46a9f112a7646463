import { type Type, types } from '@lockstep/schema'
import type { BlockWords } from '../../bytes/blocks.js'
import { unwritten } from '../../bytes/unwritten.js'
import { halvesOf } from '../../numbers/int64.js'
import { int128Parts, multiply, partCount } from '../../numbers/int128.js'
import { longProduct, type Quads, safe, setSmallProduct, smallOf } from '../../numbers/small-int128.js'
import { decimalToDecimal } from '../cast/to-decimal.js'
import type { ComputeTwo } from '../shared/apply.js'
import { asDecimal, bothRows, type CellsOperand, columnAs, wordsOfCells } from '../shared/operand.js'
import type { Arithmetic } from './operation.js'
import { setWide } from './wide.js'

/** The unscaled numbers of an operand. */
interface Numbers {
  readonly words: BigInt64Array
  readonly quads: Quads
  readonly scale: number
  readonly step: 0 | 1
}

const numbersOf = ({ cells, step }: CellsOperand): Numbers => {
  const { words, type } = columnAs(cells, 'decimal')
  return { words, quads: halvesOf(words), scale: asDecimal(type).scale, step }
}

/** Writes results that doubles may not hold, one by one. */
type SetAny = (index: number) => void

const anyOf = (words: BigInt64Array, a: Numbers, b: Numbers): SetAny => {
  const [parts, left, right] = [int128Parts(words), int128Parts(a.words), int128Parts(b.words)]
  return (index) =>
    multiply(parts, index * partCount, left, index * a.step * partCount, right, index * b.step * partCount)
}

const product = (to: BigInt64Array, a: Numbers, b: Numbers, any: SetAny): void => {
  const quads = halvesOf(to)
  const length = to.length >> 1
  for (let index = 0; index < length; index++) {
    const i = index * a.step
    const j = index * b.step
    const x = smallOf(a.quads, i)
    const y = smallOf(b.quads, j)
    if (Math.abs(x * y) < longProduct) {
      const value = BigInt.asIntN(64, (a.words[i * 2] as bigint) * (b.words[j * 2] as bigint))
      to[index * 2] = value
      to[index * 2 + 1] = value >> 63n
    } else if (Math.abs(x) < safe && Math.abs(y) < safe) setSmallProduct(quads, index, x, y)
    else any(index)
  }
}

/** The operand with another scale, of at least as many digits. */
const scaled = (operand: CellsOperand, scale: number): BlockWords => {
  const decimals = columnAs(operand.cells, 'decimal')
  const isScaled = asDecimal(decimals.type).scale === scale
  const cells = isScaled
    ? decimals
    : columnAs(decimalToDecimal(decimals, types.decimal(38, scale)), 'decimal')
  return wordsOfCells({ cells, step: operand.step })
}

/** Arithmetic on decimals. The type of the result has room for every result, so that none is null. */
export const decimalArithmetic =
  (what: Arithmetic, type: Type): ComputeTwo =>
  (left, right, length) => {
    const words = new BigInt64Array(unwritten(length * 16))
    const a = numbersOf(left)
    const b = numbersOf(right)
    if (what === 'product') product(words, a, b, anyOf(words, a, b))
    else {
      const scale = Math.max(a.scale, b.scale)
      setWide(what, scaled(left, scale), scaled(right, scale), halvesOf(words))
    }
    return { layout: 'decimal', type, length, validity: bothRows(left, right, length), words }
  }
