import type { Type } from '@lockstep/schema'
import { type SetDecimal, setDecimalDifference, setDecimalProduct, setDecimalSum } from '../decimals.js'
import {
  longProduct,
  type Quads,
  quadsOf,
  safe,
  setProductOf,
  setSmall,
  setSmallProduct,
  smallOf,
} from '../small.js'
import { ten } from '../tens.js'
import { partCount, partsOf } from '../wide.js'
import type { Words } from './arithmetic/blocks.js'
import { setWide } from './arithmetic/wide.js'
import type { Arithmetic } from './arithmetic.js'
import { asDecimal, laid } from './cells.js'
import { bothOf, type ComputeTwo, type NumberOperand } from './operands.js'

/** The unscaled numbers of an operand. */
interface Numbers {
  readonly words: BigInt64Array
  readonly quads: Quads
  readonly scale: number
  readonly step: 0 | 1
}

const numbersOf = ({ cells, step }: NumberOperand): Numbers => {
  const { words, type } = laid(cells, 'decimal')
  return { words, quads: quadsOf(words), scale: asDecimal(type).scale, step }
}

const wordsOf = ({ quads, step }: Numbers): Words => ({ words: quads, width: 4, step })

/** Writes results that doubles may not hold, one by one. */
type SetAny = (index: number) => void

const anyOf = (words: BigInt64Array, a: Numbers, b: Numbers, set: SetDecimal): SetAny => {
  const [parts, left, right] = [partsOf(words), partsOf(a.words), partsOf(b.words)]
  return (index) => {
    const [from, other] = [index * a.step * partCount, index * b.step * partCount]
    set(parts, index * partCount, left, from, a.scale, right, other, b.scale)
  }
}

const sum = (to: Quads, a: Numbers, b: Numbers, sign: 1 | -1, any: SetAny): void => {
  const length = to.length >> 2
  const factor = ten(Math.max(b.scale - a.scale, 0))
  const other = ten(Math.max(a.scale - b.scale, 0)) * sign
  for (let index = 0; index < length; index++) {
    const x = smallOf(a.quads, index * a.step) * factor
    const y = smallOf(b.quads, index * b.step) * other
    if (Math.abs(x) < safe && Math.abs(y) < safe) setSmall(to, index, x + y)
    else any(index)
  }
}

const product = (to: Quads, a: Numbers, b: Numbers, any: SetAny): void => {
  const length = to.length >> 2
  for (let index = 0; index < length; index++) {
    const x = smallOf(a.quads, index * a.step)
    const y = smallOf(b.quads, index * b.step)
    if (Math.abs(x * y) < safe) setSmall(to, index, x * y)
    else if (Math.abs(x * y) < longProduct)
      setProductOf(to, index, a.quads, index * a.step, b.quads, index * b.step)
    else if (Math.abs(x) < safe && Math.abs(y) < safe) setSmallProduct(to, index, x, y)
    else any(index)
  }
}

const sets: Readonly<Record<Arithmetic, SetDecimal>> = {
  sum: setDecimalSum,
  difference: setDecimalDifference,
  product: setDecimalProduct,
}

/** Arithmetic on decimals. The type of the result has room for every result, so that none is null. */
export const decimals =
  (what: Arithmetic, type: Type): ComputeTwo =>
  (left, right, length) => {
    const words = new BigInt64Array(length * 2)
    const to = quadsOf(words)
    const a = numbersOf(left)
    const b = numbersOf(right)
    const any = anyOf(words, a, b, sets[what])
    if (what === 'product') product(to, a, b, any)
    else if (a.scale === b.scale) setWide(what, wordsOf(a), wordsOf(b), to)
    else sum(to, a, b, what === 'sum' ? 1 : -1, any)
    return { layout: 'decimal', type, length, validity: bothOf(left, right, length), words }
  }
