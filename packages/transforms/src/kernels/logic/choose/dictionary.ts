import { blend, not, or } from '../../../bytes/bitmap.js'
import { unwritten } from '../../../bytes/unwritten.js'
import type {
  ArrowColumn,
  ConstantColumn,
  DictionaryColumn,
  PlainColumn,
  Validity,
} from '../../../column/column.js'
import { concatenate } from '../../../column/concatenate.js'
import { chooseOnes } from './fixed.js'

/** Which rows hold a value: as `yes` says where a bit is set, as `no` says elsewhere. */
export const chooseValidity = (where: Uint8Array, yes: Validity, no: Validity, length: number): Validity => {
  if (yes === null) return no === null ? null : or(where, no, length)
  return no === null ? or(not(where, length), yes, length) : blend(where, yes, no, length)
}

/** A column whose cells are those of some values. */
export type Coded = DictionaryColumn | ConstantColumn

/** Whether a column's cells are those of some values. */
export const isCoded = (column: ArrowColumn | undefined): column is Coded =>
  column?.layout === 'dictionary' || column?.layout === 'constant'

const pairs = new WeakMap<PlainColumn, WeakMap<PlainColumn, PlainColumn>>()

/** Two lists of values behind each other: the same column for the same two, so that batches share a dictionary. */
const pairOf = (first: PlainColumn, second: PlainColumn): PlainColumn => {
  const known = pairs.get(first) ?? new WeakMap<PlainColumn, PlainColumn>()
  pairs.set(first, known)
  const pair = known.get(second) ?? concatenate([first, second])
  known.set(second, pair)
  return pair
}

const isMade = (column: Coded): boolean => column.layout === 'constant' || column.isMade === true

const zero = new Int32Array(1)

const indicesOf = (column: Coded): { readonly words: Int32Array; readonly step: 0 | 1 } =>
  column.layout === 'dictionary' ? { words: column.indices, step: 1 } : { words: zero, step: 0 }

/** As `choose`, where no cell is looked at: only indices are chosen. */
export const chooseCoded = (where: Uint8Array, yes: Coded, no: Coded, length: number): DictionaryColumn => {
  const isSame = yes.values === no.values
  const indices = new Int32Array(unwritten(length * 4))
  const [a, b] = [indicesOf(yes), indicesOf(no)]
  chooseOnes(where, a.words, a.step, b.words, b.step, isSame ? 0 : yes.values.length, indices)
  return {
    layout: 'dictionary',
    type: yes.type,
    length,
    validity: chooseValidity(where, yes.validity, no.validity, length),
    indices,
    isMade: isMade(yes) && isMade(no),
    values: isSame ? yes.values : pairOf(yes.values, no.values),
  }
}
