import { type MeaningOf, type OperationsOf, types } from '@lockstep/schema'
import {
  call,
  callByName,
  litInt,
  litText,
  method,
  operator,
  plainInt,
  plainText,
  type Spark,
  tryCast,
} from '../spark/expression.js'
import { htmlDecoded } from './html.js'
import { javaOf } from './java-pattern.js'

const lineEnd = javaOf(/\r\n/u)
const base64Letters = javaOf(/^[A-Za-z0-9+/]*={0,2}$/u)
const badEscape = javaOf(/%(?:[^0-9A-Fa-f]|[0-9A-Fa-f][^0-9A-Fa-f]|[0-9A-Fa-f]?$)/u)
const replaced = javaOf(/\ufffd/u)
const meantSo = javaOf(/\ufffd|%[Ee][Ff]%[Bb][Ff]%[Bb][Dd]/u)

/** The value where a test is true, else null. */
const where = (test: Spark, value: Spark): Spark => ({
  kind: 'case',
  branches: [{ test, value }],
  otherwise: null,
})

/** A pattern that matches nothing, so that all that `split` does is to read bytes as UTF-8. */
const never = '(?!)'

/** The text of some bytes, null where they are no UTF-8: reading them would put U+FFFD there. */
const textOfBytes = (bytes: Spark): Spark => {
  const text = tryCast(bytes, types.text)
  const read = call('get', call('split', text, plainText(never), plainInt(-1)), plainInt(0))
  return where(operator('=', text, read), text)
}

const matches = (of: Spark, pattern: string): Spark => method('rlike', of, plainText(pattern))

/** What `unbase64` takes in every version without an error. */
const isBase64 = (of: Spark): Spark =>
  operator(
    'AND',
    matches(of, base64Letters),
    operator('=', operator('%', call('length', of), litInt(4)), litInt(0)),
  )

const count = (of: Spark, pattern: string): Spark => call('regexp_count', of, litText(pattern))

/** Decoded, null where an escape is cut short, and where U+FFFD comes in that was not meant. */
const urlDecoded = (of: Spark): Spark => {
  const decoded = call('url_decode', where(operator('NOT', matches(of, badEscape)), of))
  return where(operator('=', count(decoded, replaced), count(of, meantSo)), decoded)
}

const digitsAlone = javaOf(/^[0-9]+$/u)

/** The operations of `schema/graph/operations/encode.ts` on Spark, with names for variables by their levels. */
export const encodeOver = (
  variable: (level: number) => string,
): MeaningOf<Spark, OperationsOf<'encode'>> => ({
  octetLength: (_, of) => call('octet_length', of),
  ascii: (_, of) => call('ascii', of),
  chr: (_, of) => call('char', of),
  hex: (_, of) => call('hex', of),
  unhex: (_, of) => textOfBytes(call('unhex', of)),
  base64: (_, of) => call('regexp_replace', call('base64', of), plainText(lineEnd), plainText('')),
  unbase64: (_, of) => textOfBytes(call('unbase64', where(isBase64(of), of))),
  urlEncode: (_, of) => call('url_encode', of),
  urlDecode: (_, of) => urlDecoded(of),
  soundex: (_, of) => call('soundex', of),
  levenshtein: (_, of, other) => call('levenshtein', of, other),
  decodeHtml: ({ lambdas }, of) => htmlDecoded(of, variable(lambdas - 1)),
  luhnCheck: (_, of) =>
    callByName('luhn_check', call('regexp_extract', of, plainText(digitsAlone), plainInt(0))),
})
