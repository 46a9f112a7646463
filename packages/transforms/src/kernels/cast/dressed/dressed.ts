import { type MeaningOfRules, type Node, type RuleNode, type Type, walk } from '@lockstep/schema'
import { setBit } from '../../../bytes/bitmap.js'
import { isValid, type Kernel, type PlainColumn, type TextColumn } from '../../../column/column.js'
import { type FixedColumn, isFixed, widthOf, wordsOf } from '../../../column/fixed-width.js'
import { takeAny, toPlain } from '../../../column/take/take.js'
import { setWhole } from '../../../numbers/int64.js'
import { setSmall } from '../../../numbers/small-int128.js'
import { type DressProgram, dressProgramOf } from '../../../parse/dress-program.js'
import { readDressedCell } from '../../../parse/dressed.js'
import { pattern } from '../../pattern/pattern.js'
import { perText } from '../../shared/apply.js'
import { cellNullsOf } from '../../shared/nulls.js'
import { castKernel } from '../cast.js'

/** Cells of a type that are not set yet. */
const newColumn = (type: Type, length: number): FixedColumn => {
  const cells = { type, length, validity: null }
  if (type.kind === 'int') return { ...cells, layout: 'int', values: new Int32Array(length) } as FixedColumn
  if (type.kind === 'long')
    return { ...cells, layout: 'long', values: new BigInt64Array(length) } as FixedColumn
  return { ...cells, layout: 'decimal', words: new BigInt64Array(length * 2) } as FixedColumn
}

/** Sets the cells that can be read at once. Gives the column, and the rows of the others, which are null in it. */
const readAtOnce = (
  { length, validity, offsets, bytes }: TextColumn,
  type: Type,
  program: DressProgram,
): readonly [FixedColumn, Int32Array<ArrayBuffer>] => {
  const column = newColumn(type, length)
  const words = wordsOf(column)
  const nulls = cellNullsOf(validity, length)
  const others = new Int32Array(length)
  let count = 0
  for (let row = 0; row < length; row++) {
    const value = readDressedCell(bytes, offsets[row] as number, offsets[row + 1] as number, program)
    if (Number.isFinite(value)) {
      if (column.layout === 'int') words[row] = value
      else if (column.layout === 'long') setWhole(words, row, value)
      else setSmall(words, row, value)
      continue
    }
    nulls.add(row)
    if (Number.isNaN(value) && (validity === null || isValid(validity, row))) others[count++] = row
  }
  return [{ ...column, validity: nulls.validity() }, others.subarray(0, count)]
}

/** The column with other cells in some rows, which are null in it. */
const withRows = (column: FixedColumn, rows: Int32Array, cells: PlainColumn): PlainColumn => {
  if (!isFixed(cells) || column.validity === null) throw new TypeError('expected numbers, and nulls for some')
  const width = widthOf(column)
  const to = wordsOf(column)
  const from = wordsOf(cells)
  const validity = column.validity.slice()
  rows.forEach((row, index) => {
    if (cells.validity !== null && !isValid(cells.validity, index)) return
    for (let word = 0; word < width; word++) to[row * width + word] = from[index * width + word] as number
    setBit(validity, row)
  })
  return { ...column, validity }
}

const meanings = { ...pattern, ...castKernel } as unknown as Readonly<
  Record<string, (node: Node, ...of: readonly Kernel[]) => Kernel>
>

/** What the graph of the rule makes of a text. */
const graphOf = (rule: RuleNode, text: Kernel): Kernel => {
  const [child] = rule.children
  if (child === undefined) throw new TypeError('expected a text')
  const kernelOf = walk<Node, Kernel>(
    (node) => node.children,
    (node, of) => {
      const means = meanings[node.operation]
      if (means === undefined) throw new TypeError(`no kernel of ${node.operation} is there`)
      return means(node, ...of)
    },
    [[child, text]],
  )
  return kernelOf(rule.means)
}

/** Numbers in dress: what is plain ASCII and not too long is read at once, all else by the graph that the rule stands for. */
export const dressedRules: Required<Pick<MeaningOfRules<Kernel>, 'dressedNumber'>> = {
  dressedNumber: (node, of) => {
    const { dress, type } = node.constants
    const program = dressProgramOf(dress, type)
    return perText(of, (column) => {
      const [read, rows] = readAtOnce(column, type, program)
      if (rows.length === 0) return read
      const some = toPlain(takeAny(column, rows))
      const frame = { length: rows.length, column: () => some }
      return withRows(read, rows, toPlain(graphOf(node, () => some)(frame)))
    })
  },
}
