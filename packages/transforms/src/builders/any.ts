import type { Type } from '@lockstep/schema'
import { type Data, type List, makeData, type Struct } from 'apache-arrow'
import { arrowType } from '../arrow/types.js'
import type { Builder } from './builder.js'
import { arrowNullsOf, cutCells, leastRoom, markNull, renew, roomAfter } from './cells.js'
import { addNullFixed, booleanBuilder, doubleBuilder, finishFixed, intBuilder } from './fixed.js'
import { closeList, closeStruct, listBuilder, structBuilder } from './nested.js'
import { addNullText, cutText, finishText, textBuilder } from './text.js'
import { addNullWide, decimalBuilder, finishWide, longBuilder } from './wide.js'

/** An empty builder for a type, with room for some cells; it grows as needed. */
export const builder = (type: Type, room: number = leastRoom): Builder => {
  switch (type.kind) {
    case 'text':
      return textBuilder(room)
    case 'boolean':
      return booleanBuilder(room)
    case 'int':
    case 'date':
      return intBuilder(type.kind, room)
    case 'long':
    case 'timestamp':
      return longBuilder(type.kind, room)
    case 'double':
      return doubleBuilder(room)
    case 'decimal':
      return decimalBuilder(type.precision, type.scale, room)
    case 'list':
      return listBuilder(type, builder(type.element, room), room)
    case 'struct':
      return structBuilder(
        type,
        type.fields.map((field) => builder(field.type, room)),
      )
  }
}

/** Adds a null. */
export const addNull = (to: Builder): void => {
  switch (to.kind) {
    case 'text':
      addNullText(to)
      break
    case 'long':
    case 'timestamp':
    case 'decimal':
      addNullWide(to)
      break
    case 'list':
      markNull(to)
      closeList(to)
      break
    case 'struct':
      markNull(to)
      for (const field of to.fields) addNull(field)
      closeStruct(to)
      break
    default:
      addNullFixed(to)
  }
}

/** Forgets the cells from `length` on, and what was added to a list or struct not yet closed. */
export const cutTo = (from: Builder, length: number): void => {
  switch (from.kind) {
    case 'text':
      cutText(from, length)
      break
    case 'list':
      cutCells(from, length)
      cutTo(from.element, from.offsets[length] as number)
      break
    case 'struct':
      for (const field of from.fields) cutTo(field, length)
      cutCells(from, length)
      break
    default:
      cutCells(from, length)
  }
}

/** The cells as Arrow data; the builder begins anew, with room for as many. */
export const finish = (from: Builder): Data => {
  switch (from.kind) {
    case 'text':
      return finishText(from)
    case 'long':
    case 'timestamp':
    case 'decimal':
      return finishWide(from)
    case 'list': {
      const child = finish(from.element)
      const valueOffsets = from.offsets.subarray(0, from.length + 1)
      const data = makeData({
        type: arrowType(from.type) as List,
        ...arrowNullsOf(from),
        valueOffsets,
        child,
      })
      from.offsets = new Int32Array(roomAfter(from.length) + 1)
      renew(from)
      return data
    }
    case 'struct': {
      const data = makeData({
        type: arrowType(from.type) as Struct,
        ...arrowNullsOf(from),
        children: from.fields.map(finish),
      })
      renew(from)
      return data
    }
    default:
      return finishFixed(from)
  }
}
