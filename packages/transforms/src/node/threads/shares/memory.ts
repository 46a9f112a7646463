import type { View } from '../../../column/pack.js'

/** What a view shows of a slot's memory. */
export interface Span {
  readonly of: 'bytes' | 'ints' | 'doubles' | 'longs'
  readonly place: number
  /** In cells of its kind. */
  readonly length: number
}

/** A view that a slot holds, or one that has no room there and goes by itself. */
export type Part = Span | View

/**
 * Memory that two threads see, for one task at a time: columns lie in it on their way over, and what was made of them on
 * the way back. So no buffer moves from thread to thread: V8 makes slower code for all buffers of a thread from which
 * one was ever moved. Nor does the memory itself go with each task, since V8 counts it anew each time it comes.
 */
export interface Slot {
  readonly number: number
  readonly memory: SharedArrayBuffer
  /** Up to here it holds what was sent; what comes back lies behind. */
  end: number
  /** What was sent, by where it lies, in order. */
  readonly sources: { readonly place: number; readonly view: View }[]
}

/**
 * The next place for a view: as far from a multiple of eight as it is in its own buffer, since V8 copies what lies
 * otherwise in shared memory byte by byte.
 */
export const placeFor = ({ byteOffset }: View, from: number): number => from + ((byteOffset - from) & 7)

/** What a view shows. */
export const kindOf = (view: View): Span['of'] => {
  if (view instanceof Int32Array) return 'ints'
  if (view instanceof Float64Array) return 'doubles'
  return view instanceof BigInt64Array ? 'longs' : 'bytes'
}

/** The view of a span of some memory. */
export const viewAt = (memory: ArrayBufferLike, { of, place, length }: Span): View => {
  switch (of) {
    case 'bytes':
      return new Uint8Array(memory, place, length)
    case 'ints':
      return new Int32Array(memory, place, length)
    case 'doubles':
      return new Float64Array(memory, place, length)
    case 'longs':
      return new BigInt64Array(memory, place, length)
  }
}

/** Copies a view's cells to a place. */
export const copyTo = (memory: SharedArrayBuffer, place: number, view: View): Span => {
  const span = { of: kindOf(view), place, length: view.length }
  viewAt(memory, span).set(view as never)
  return span
}

/** A slot of so many bytes, by a number of its own between two threads. */
export const newSlot = (number: number, bytes: number): Slot => ({
  number,
  memory: new SharedArrayBuffer((bytes + 7) & ~7),
  end: 0,
  sources: [],
})

/** Makes a slot ready for the next task. */
export const empty = (slot: Slot): void => {
  slot.end = 0
  slot.sources.length = 0
}

/** Whether a slot has room for what was put into it, and for so many bytes behind. */
export const hasRoom = ({ memory, end }: Slot, behind: number): boolean => end + behind <= memory.byteLength
