import type { Kind, MeaningOfRules, Suffixes, Type } from '@lockstep/schema'
import type { Kernel, PlainColumn, TextColumn } from '../../../column/column.js'
import { perText } from '../../shared/apply.js'
import { suffixedDecimals, suffixedLongs } from './suffixed.js'
import { suffixedInts } from './suffixed-ints.js'

type Read = (column: TextColumn, suffixes: Suffixes, type: Type) => PlainColumn

const reads: Readonly<Partial<Record<Kind, Read>>> = {
  int: suffixedInts,
  long: suffixedLongs,
  decimal: suffixedDecimals,
}

/** Reads numbers of one type that may end in a suffix. */
export const suffixedNumbers = (suffixes: Suffixes, type: Type): ((column: TextColumn) => PlainColumn) => {
  const read = reads[type.kind]
  if (read === undefined) throw new TypeError(`no number of type ${type.kind} has suffixes`)
  return (column) => read(column, suffixes, type)
}

/** The rules on numbers with suffixes. */
export const suffixRules: Required<Pick<MeaningOfRules<Kernel>, 'suffixedNumber'>> = {
  suffixedNumber: ({ constants: { suffixes, type } }, of) => perText(of, suffixedNumbers(suffixes, type)),
}
