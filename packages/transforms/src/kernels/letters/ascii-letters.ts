import type { MeaningOfRules } from '@lockstep/schema'
import type { Kernel, TextColumn } from '../../column/column.js'
import { perText } from '../shared/apply.js'
import { flip, flips, type LetterRange, lowerRange, upperRange } from './ascii-case.js'

/** Text with the ASCII letters of a range in the other case: each cell stays as long as it is. */
const flipped =
  (range: LetterRange) =>
  (column: TextColumn): TextColumn => {
    const { length, offsets, bytes } = column
    const first = offsets[0] as number
    const last = offsets[length] as number
    if (!flips(bytes, first, last, range)) return column
    const to = new Uint8Array(last - first)
    flip(bytes, first, last, to, range)
    return {
      ...column,
      offsets: first === 0 ? offsets : offsets.map((offset) => offset - first),
      bytes: to,
    }
  }

/** The rules that change the case of ASCII letters alone. */
export const asciiRules: Required<Pick<MeaningOfRules<Kernel>, 'lowerAscii' | 'upperAscii'>> = {
  lowerAscii: (_, of) => perText(of, flipped(upperRange)),
  upperAscii: (_, of) => perText(of, flipped(lowerRange)),
}
