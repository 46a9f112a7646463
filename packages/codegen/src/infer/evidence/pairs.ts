import type { RecordBatch } from 'apache-arrow'
import type { Profile } from '../profile/profile.js'
import { cellText, hasValue, textCells } from '../read/cells.js'
import { thresholds } from '../thresholds.js'
import { textColumns } from './cross.js'

/** Two columns of text, of which the second is empty in rows where the first may end in a word of it. */
export interface GluedPair {
  readonly first: number
  readonly second: number
  readonly words: ReadonlySet<string>
  /** Rows in which the second is empty and the first is not; and those in which the first ends in a word of the second. */
  empty: number
  glued: number
  example: string
}

/** The fewest rows that speak. */
const fewest = 10
/** Pairs that are looked at. */
const most = 400

/** The pairs of columns in which one may be glued to the other. */
export const pairsOf = ({ columns }: Profile): readonly GluedPair[] => {
  const texts = textColumns(columns)
  const seconds = texts.filter(({ column, of: { heavy, counts } }) => {
    const empty = column.nulls + counts.empty
    return (
      heavy.isExact && empty >= fewest && empty < column.rows && heavy.entries.length <= thresholds.heavy / 10
    )
  })
  return seconds
    .flatMap((second) => {
      const entries = second.of.heavy.entries.filter(({ facts }) => !facts.isEmpty && facts.absence === '')
      const words = new Set(entries.map(({ facts }) => facts.text))
      return texts
        .filter((first) => first !== second && words.size > 1)
        .map((first) => ({
          first: columns.indexOf(first.column),
          second: columns.indexOf(second.column),
          ...{ words, empty: 0, glued: 0, example: '' },
        }))
    })
    .slice(0, most)
}

/** Looks at the rows of a batch in which the second column is empty. */
export const addPairs = (pairs: readonly GluedPair[], batch: RecordBatch): void => {
  for (const pair of pairs) {
    const [one, other] = [batch.getChildAt(pair.first), batch.getChildAt(pair.second)]
    if (one === null || other === null) continue
    const [first, second] = [textCells(one), textCells(other)]
    for (let row = 0; row < batch.numRows; row++) {
      const isEmpty = !hasValue(second.validity, row) || second.offsets[row] === second.offsets[row + 1]
      if (!isEmpty || !hasValue(first.validity, row) || first.offsets[row] === first.offsets[row + 1])
        continue
      pair.empty++
      const text = cellText(first, row)
      const blank = text.lastIndexOf(' ')
      if (blank <= 0 || !pair.words.has(text.slice(blank + 1))) continue
      pair.glued++
      if (pair.example === '') pair.example = text
    }
  }
}

/** Whether a pair is glued in most of its rows. */
export const isGlued = ({ empty, glued }: GluedPair): boolean =>
  empty >= fewest && glued >= empty * thresholds.gluedShare
