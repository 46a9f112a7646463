import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import { call, litInt, litText, method, plainInt, plainText, type Spark } from '../spark/expression.js'

/** The operations of `schema/graph/operations/pieces.ts` on Spark. */
export const pieces: MeaningOf<Spark, OperationsOf<'pieces'>> = {
  contains: (_, of, other) => method('contains', of, other),
  locate: ({ constants: { from } }, of, other) => call('position', other, of, litInt(from)),
  replace: ({ constants: { search, replacement } }, of) =>
    call('replace', of, litText(search), litText(replacement)),
  translate: ({ constants: { from, to } }, of) => call('translate', of, plainText(from), plainText(to)),
  substringIndex: ({ constants: { delimiter, count } }, of) =>
    call('substring_index', of, plainText(delimiter), plainInt(count)),
  splitPart: ({ constants: { delimiter, part } }, of) =>
    call('split_part', of, litText(delimiter), litInt(part)),
  sortedWords: (_, of) => {
    const words = call('split', of, plainText(' '), plainInt(-1))
    return call('array_join', call('sort_array', call('array_distinct', words)), plainText(' '))
  },
  concatWs: ({ constants: { separator } }, ...of) => call('concat_ws', plainText(separator), ...of),
}
