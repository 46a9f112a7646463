import type { TypeOf } from '@lockstep/schema'
import type { Builder, ListBuilder, StructBuilder } from './builder.js'
import { noBits } from './cells.js'

/** An empty builder with room for some cells. */
export const listBuilder = (type: TypeOf<'list'>, element: Builder, room: number): ListBuilder => ({
  length: 0,
  nulls: 0,
  bits: noBits(),
  kind: 'list',
  type,
  element,
  offsets: new Int32Array(room + 1),
})

/** An empty builder. */
export const structBuilder = (type: TypeOf<'struct'>, fields: readonly Builder[]): StructBuilder => ({
  length: 0,
  nulls: 0,
  bits: noBits(),
  kind: 'struct',
  type,
  fields,
})

/** Ends a list: its elements are those added to `element` since the list before. */
export const closeList = (list: ListBuilder): void => {
  const next = ++list.length
  if (next >= list.offsets.length) {
    const more = new Int32Array(list.offsets.length * 2)
    more.set(list.offsets)
    list.offsets = more
  }
  list.offsets[next] = list.element.length
}

/** Ends a struct: its fields are the cells added last. */
export const closeStruct = (struct: StructBuilder): void => {
  struct.length++
}
