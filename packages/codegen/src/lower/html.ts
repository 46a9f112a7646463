import { types } from '@lockstep/schema'
import {
  call,
  litInt,
  litText,
  method,
  operator,
  plainInt,
  plainText,
  type Spark,
  tryCast,
} from '../spark/expression.js'
import { javaOf } from './java-pattern.js'

/** Text in pieces: runs without `&`, an entity, or an `&` that begins none. */
const piece = javaOf(/[^&]+|&(?:#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};|amp;|lt;|gt;|quot;|apos;)?/u)
/** A code point from 1 on, surrogates not among them, in decimal digits, and in hexadecimal ones; zeros may stand in front. */
const decimals =
  '[1-9][0-9]{0,3}|[1-4][0-9]{4}|5[0-4][0-9]{3}|55[01][0-9]{2}|552[0-8][0-9]|5529[0-5]|5734[4-9]|573[5-9][0-9]|57[4-9][0-9]{2}|' +
  '5[89][0-9]{3}|[6-9][0-9]{4}|[1-9][0-9]{5}|10[0-9]{5}|110[0-9]{4}|111[0-3][0-9]{3}|11140[0-9]{2}|111410[0-9]|111411[01]'
const hexadecimals =
  '[1-9A-Fa-f][0-9A-Fa-f]{0,2}|[1-9A-Ca-cEeFf][0-9A-Fa-f]{3}|[Dd][0-7][0-9A-Fa-f]{2}|[1-9A-Fa-f][0-9A-Fa-f]{4}|10[0-9A-Fa-f]{4}'

const entity = (digits: string): string => javaOf(new RegExp(`^&#${digits};$`, 'u'))

const decimal = entity(`0{0,6}(${decimals})`)
const hexadecimal = entity(`[xX]0{0,5}(${hexadecimals})`)
const numbered = entity(`(?:0{0,6}(?:${decimals})|[xX]0{0,5}(?:${hexadecimals}))`)

const names: readonly (readonly [string, string])[] = [
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
]

/** The code point of a numbered entity in hexadecimal digits. */
const digitsOf = (of: Spark): Spark => {
  const number = tryCast(call('regexp_extract', of, plainText(decimal), plainInt(1)), types.int)
  return call(
    'coalesce',
    call('hex', number),
    call('regexp_extract', of, plainText(hexadecimal), plainInt(1)),
  )
}

/** An `A`, in front of each code point: U+FEFF in front would be taken for a mark of the order of bytes. */
const inFront = '00000041'

/** One piece as it is outside of HTML. */
const decoded = (of: Spark): Spark => {
  const digits = call('lpad', digitsOf(of), plainInt(8), plainText('0'))
  const bytes = call('unhex', call('concat', litText(inFront), digits))
  const character = call('substring', call('decode', bytes, plainText('UTF-32')), plainInt(2), plainInt(1))
  return {
    kind: 'case',
    branches: [
      ...names.map(([name, letter]) => ({ test: operator('=', of, litText(name)), value: litText(letter) })),
      { test: method('rlike', of, plainText(numbered)), value: character },
    ],
    otherwise: of,
  }
}

/** Text with its entities as characters: piece by piece, so that nothing is decoded twice. */
export const htmlDecoded = (of: Spark, variable: string): Spark => {
  const pieces = call('regexp_extract_all', of, litText(piece), litInt(0))
  const body = decoded({ kind: 'variable', name: variable })
  const each = call('transform', pieces, { kind: 'lambda', variables: [variable], body })
  return call('array_join', each, plainText(''))
}
