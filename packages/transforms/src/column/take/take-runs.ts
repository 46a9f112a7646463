import type { ArrowColumn, PlainColumn } from '../column.js'
import { type Runs, takeBitRuns, takeByteRuns, takeNumberRuns, takeValidityRuns } from './runs.js'

/** Where the taken cells begin, and what they are as runs of bytes or elements. */
const takeSpans = (
  offsets: Int32Array,
  { from, to, length }: Runs,
): { readonly taken: Int32Array; readonly inner: Runs } => {
  const taken = new Int32Array(length + 1)
  const inner = { from: new Int32Array(from.length), to: new Int32Array(from.length) }
  let moved = 0
  for (let run = 0, at = 0; run < from.length; run++) {
    const start = from[run] ?? 0
    const end = to[run] ?? 0
    const shift = moved - (offsets[start] ?? 0)
    for (let cell = start; cell < end; ) taken[++at] = (offsets[++cell] ?? 0) + shift
    inner.from[run] = offsets[start] ?? 0
    inner.to[run] = offsets[end] ?? 0
    moved = (offsets[end] ?? 0) + shift
  }
  return { taken, inner: { ...inner, length: moved } }
}

const takePlain = (column: PlainColumn, runs: Runs): PlainColumn => {
  const { type } = column
  const cells = { type, length: runs.length, validity: takeValidityRuns(column.validity, runs) }
  switch (column.layout) {
    case 'text': {
      const { taken, inner } = takeSpans(column.offsets, runs)
      return { ...cells, layout: 'text', offsets: taken, bytes: takeByteRuns(column.bytes, inner) }
    }
    case 'boolean':
      return { ...cells, layout: 'boolean', bits: takeBitRuns(column.bits, runs) }
    case 'int':
      return {
        ...cells,
        layout: 'int',
        values: takeNumberRuns(column.values, new Int32Array(runs.length), runs, 1),
      }
    case 'long':
      return {
        ...cells,
        layout: 'long',
        values: takeNumberRuns(column.values, new BigInt64Array(runs.length), runs, 1),
      }
    case 'double':
      return {
        ...cells,
        layout: 'double',
        values: takeNumberRuns(column.values, new Float64Array(runs.length), runs, 1),
      }
    case 'decimal':
      return {
        ...cells,
        layout: 'decimal',
        words: takeNumberRuns(column.words, new BigInt64Array(runs.length * 2), runs, 2),
      }
    case 'list': {
      const { taken, inner } = takeSpans(column.offsets, runs)
      return { ...cells, layout: 'list', offsets: taken, elements: takeRuns(column.elements, inner) }
    }
    case 'struct':
      return { ...cells, layout: 'struct', fields: column.fields.map((field) => takeRuns(field, runs)) }
  }
}

/** Some cells of a column, run by run. Faster than one by one where few are left out; dictionaries keep their values. */
export const takeRuns = (column: ArrowColumn, runs: Runs): ArrowColumn => {
  if (column.layout === 'constant') return { ...column, length: runs.length }
  if (column.layout !== 'dictionary') return takePlain(column, runs)
  return {
    ...column,
    length: runs.length,
    validity: takeValidityRuns(column.validity, runs),
    indices: takeNumberRuns(column.indices, new Int32Array(runs.length), runs, 1),
  }
}
