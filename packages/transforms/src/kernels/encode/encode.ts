import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { perText, perTwo, perValue } from '../shared/apply.js'
import { base64Of, unbase64 } from './base64.js'
import { byteLengths, charactersOf, firstCodePoints } from './code-points.js'
import { hexOf, unhex } from './hex.js'
import { decodeHtml } from './html.js'
import { levenshtein } from './levenshtein.js'
import { luhnCheck } from './luhn.js'
import { soundex } from './soundex.js'
import { urlDecode, urlEncode } from './url.js'

/** The operations of `schema/graph/operations/encode.ts` on Arrow columns. */
export const encode: MeaningOf<Kernel, OperationsOf<'encode'>> = {
  octetLength: (_, of) => perText(of, byteLengths),
  ascii: (_, of) => perText(of, firstCodePoints),
  chr: (_, of) => perValue(of, charactersOf),
  hex: (_, of) => perText(of, hexOf),
  unhex: (_, of) => perText(of, unhex),
  base64: (_, of) => perText(of, base64Of),
  unbase64: (_, of) => perText(of, unbase64),
  urlEncode: (_, of) => perText(of, urlEncode),
  urlDecode: (_, of) => perText(of, urlDecode),
  soundex: (_, of) => perText(of, soundex),
  decodeHtml: (_, of) => perText(of, decodeHtml),
  luhnCheck: (_, of) => perText(of, luhnCheck),
  levenshtein: (_, ...of) => perTwo(of, levenshtein()),
}
