import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import { call, callByName, litText, plainInt, plainText, type Spark } from '../spark/expression.js'

/** The operations of `schema/graph/operations/padding.ts` on Spark. */
export const padding: MeaningOf<Spark, OperationsOf<'padding'>> = {
  btrim: ({ constants: { characters } }, of) => call('btrim', of, litText(characters)),
  ltrim: ({ constants: { characters } }, of) =>
    characters === ' ' ? call('ltrim', of) : callByName('ltrim', litText(characters), of),
  rtrim: ({ constants: { characters } }, of) =>
    characters === ' ' ? call('rtrim', of) : callByName('rtrim', litText(characters), of),
  lpad: ({ constants: { length, pad } }, of) => call('lpad', of, plainInt(length), plainText(pad)),
  rpad: ({ constants: { length, pad } }, of) => call('rpad', of, plainInt(length), plainText(pad)),
  repeat: ({ constants: { times } }, of) => call('repeat', of, plainInt(times)),
}
