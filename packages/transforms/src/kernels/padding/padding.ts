import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { perText } from '../shared/apply.js'
import { padTo, repeatText } from './pad.js'
import { trimSet } from './trim-sets.js'

/** The operations of `schema/graph/operations/padding.ts` on Arrow columns. */
export const padding: MeaningOf<Kernel, OperationsOf<'padding'>> = {
  btrim: ({ constants: { characters } }, of) => perText(of, trimSet(characters, { left: true, right: true })),
  ltrim: ({ constants: { characters } }, of) =>
    perText(of, trimSet(characters, { left: true, right: false })),
  rtrim: ({ constants: { characters } }, of) =>
    perText(of, trimSet(characters, { left: false, right: true })),
  lpad: ({ constants: { length, pad } }, of) => perText(of, padTo(length, pad, true)),
  rpad: ({ constants: { length, pad } }, of) => perText(of, padTo(length, pad, false)),
  repeat: ({ constants: { times } }, of) => perText(of, repeatText(times)),
}
