import { parsePattern, types } from '@lockstep/schema'
import {
  call,
  litInt,
  litText,
  operator,
  plainInt,
  plainText,
  type Spark,
  tryCast,
} from '../spark/expression.js'
import { javaPattern } from './java-pattern.js'

const java = (pattern: RegExp): string => javaPattern(parsePattern(pattern))

/** Text in pieces: runs without `&`, an entity, or an `&` that begins none. */
const piece = java(/[^&]+|&(?:#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};|amp;|lt;|gt;|quot;|apos;)?/u)
const decimal = java(/^&#([0-9]{1,7});$/u)
/** The digits of code points alone, surrogates not among them, with zeros in front. */
const hexadecimal = java(
  /^&#[xX]0{0,5}([1-9A-Fa-f][0-9A-Fa-f]{0,2}|[1-9A-Ca-cEeFf][0-9A-Fa-f]{3}|[Dd][0-7][0-9A-Fa-f]{2}|[1-9A-Fa-f][0-9A-Fa-f]{4}|10[0-9A-Fa-f]{4});$/u,
)

const names: readonly (readonly [string, string])[] = [
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
]

const isBetween = (of: Spark, low: number, high: number): Spark =>
  operator('AND', operator('>=', of, litInt(low)), operator('<=', of, litInt(high)))

/** The code point of an entity in hexadecimal digits; null where it is none. */
const digitsOf = (of: Spark): Spark => {
  const number = tryCast(call('regexp_extract', of, plainText(decimal), plainInt(1)), types.int)
  const digits = call('regexp_extract', of, plainText(hexadecimal), plainInt(1))
  const isCodePoint = operator('OR', isBetween(number, 1, 0xd7ff), isBetween(number, 0xe000, 0x10ffff))
  return {
    kind: 'case',
    branches: [
      { test: isCodePoint, value: call('hex', number) },
      { test: operator('NOT', operator('=', digits, litText(''))), value: digits },
    ],
    otherwise: null,
  }
}

/** An `A`, in front of each code point: U+FEFF in front would be taken for a mark of the order of bytes. */
const inFront = '00000041'

/** One piece as it is outside of HTML. */
const decoded = (of: Spark): Spark => {
  const digits = call('lpad', digitsOf(of), plainInt(8), plainText('0'))
  const bytes = call('unhex', call('concat', litText(inFront), digits))
  const character = call('substring', call('decode', bytes, plainText('UTF-32')), plainInt(2), plainInt(1))
  const named: Spark = {
    kind: 'case',
    branches: names.map(([name, letter]) => ({
      test: operator('=', of, litText(name)),
      value: litText(letter),
    })),
    otherwise: of,
  }
  return call('coalesce', character, named)
}

/** Text with its entities as characters: piece by piece, so that nothing is decoded twice. */
export const htmlDecoded = (of: Spark, variable: string): Spark => {
  const pieces = call('regexp_extract_all', of, litText(piece), litInt(0))
  const body = decoded({ kind: 'variable', name: variable })
  const each = call('transform', pieces, { kind: 'lambda', variables: [variable], body })
  return call('array_join', each, plainText(''))
}
