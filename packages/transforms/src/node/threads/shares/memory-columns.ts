import type { ArrowColumn } from '../../../column/column.js'
import { type Packed, packAll, type View } from '../../../column/pack.js'
import { copyTo, hasRoom, kindOf, type Part, placeFor, type Slot, type Span, viewAt } from './memory.js'

/** Puts columns into a slot, behind those that are there. What has no room is counted all the same. */
export const putInto = (slot: Slot, columns: readonly ArrowColumn[]): readonly Packed<Part>[] =>
  packAll<Part>(columns, (view) => {
    const place = placeFor(view, slot.end)
    slot.end = place + view.byteLength
    if (!hasRoom(slot, 0)) return view
    slot.sources.push({ place, view })
    return copyTo(slot.memory, place, view)
  })

/** What was made of columns of a slot, and how many bytes of it are new. */
export interface Back {
  readonly columns: readonly Packed<Part>[]
  readonly bytes: number
}

/** Puts what was made of the columns of a slot behind them; what is still part of those stays where it is. */
export const putBehind = (memory: SharedArrayBuffer, end: number, columns: readonly ArrowColumn[]): Back => {
  let at = end
  const there = packAll<Part>(columns, (view) => {
    if (view.buffer === memory) return { of: kindOf(view), place: view.byteOffset, length: view.length }
    const place = placeFor(view, at)
    at = place + view.byteLength
    return at <= memory.byteLength ? copyTo(memory, place, view) : view
  })
  return { columns: there, bytes: at - end }
}

/** The part of what was sent that a span shows. */
const sourceOf = ({ memory, sources }: Slot, span: Span): View => {
  const source = sources.findLast(({ place }) => place <= span.place)
  if (source === undefined) throw new TypeError('a column came from another thread that was not sent there')
  const { buffer, byteOffset } = source.view
  const place = byteOffset + span.place - source.place
  const there = viewAt(memory, span)
  return place % there.BYTES_PER_ELEMENT === 0 ? viewAt(buffer, { ...span, place }) : there.slice()
}

const isSpan = (part: Part): part is Span => 'place' in part

/** Columns with each part as a view. */
const withViews = (columns: readonly Packed<Part>[], viewOf: (span: Span) => View): readonly Packed[] => {
  const view = (part: Part): View => (isSpan(part) ? viewOf(part) : part)
  return columns.map(({ validity, offsets, data, children, ...rest }) => ({
    ...rest,
    validity: validity === null ? null : view(validity),
    ...(offsets === undefined ? {} : { offsets: view(offsets) }),
    ...(data === undefined ? {} : { data: view(data) }),
    ...(children === undefined ? {} : { children: withViews(children, viewOf) }),
  }))
}

/** The columns that lie in a slot's memory, as long as nothing else does. */
export const viewColumns = (memory: SharedArrayBuffer, columns: readonly Packed<Part>[]): readonly Packed[] =>
  withViews(columns, (span) => viewAt(memory, span))

/** What came back by a slot: what was sent itself, and copies of what is new. */
export const takeBackColumns = (slot: Slot, columns: readonly Packed<Part>[]): readonly Packed[] =>
  withViews(columns, (span) =>
    span.place < slot.end && span.length > 0 ? sourceOf(slot, span) : viewAt(slot.memory, span).slice(),
  )
