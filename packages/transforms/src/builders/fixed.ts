import { Bool, type Data, DateDay, Float64, Int32, makeData } from 'apache-arrow'
import { arrowNullsOf, type BuilderCells, leastRoom, markNull, noBits, renew, roomAfter } from './cells.js'

/** Collects booleans, one bit each. */
export interface BooleanBuilder extends BuilderCells {
  readonly kind: 'boolean'
  values: Uint8Array
}

/** Collects 32-bit integers, or dates as days since 1970-01-01. */
export interface IntBuilder extends BuilderCells {
  readonly kind: 'int' | 'date'
  values: Int32Array
}

/** Collects doubles. */
export interface DoubleBuilder extends BuilderCells {
  readonly kind: 'double'
  values: Float64Array
}

/** An empty builder with room for some cells. */
export const booleanBuilder = (room: number): BooleanBuilder => ({
  length: 0,
  nulls: 0,
  bits: noBits(),
  kind: 'boolean',
  values: new Uint8Array((room + 7) >> 3),
})

/** An empty builder with room for some cells. */
export const intBuilder = (kind: IntBuilder['kind'], room: number): IntBuilder => ({
  length: 0,
  nulls: 0,
  bits: noBits(),
  kind,
  values: new Int32Array(room),
})

/** An empty builder with room for some cells. */
export const doubleBuilder = (room: number): DoubleBuilder => ({
  length: 0,
  nulls: 0,
  bits: noBits(),
  kind: 'double',
  values: new Float64Array(room),
})

/** Adds a boolean. */
export const addBoolean = (builder: BooleanBuilder, value: boolean): void => {
  const at = builder.length >> 3
  if (at >= builder.values.length) {
    const more = new Uint8Array(Math.max(builder.values.length * 2, leastRoom))
    more.set(builder.values)
    builder.values = more
  }
  const bit = 1 << (builder.length++ & 7)
  const byte = builder.values[at] as number
  builder.values[at] = value ? byte | bit : byte & ~bit
}

/** Adds an integer, or a date as days since 1970-01-01. */
export const addInt = (builder: IntBuilder, value: number): void => {
  if (builder.length >= builder.values.length) {
    const more = new Int32Array(Math.max(builder.values.length * 2, leastRoom))
    more.set(builder.values)
    builder.values = more
  }
  builder.values[builder.length++] = value
}

/** Adds a double. */
export const addDouble = (builder: DoubleBuilder, value: number): void => {
  if (builder.length >= builder.values.length) {
    const more = new Float64Array(Math.max(builder.values.length * 2, leastRoom))
    more.set(builder.values)
    builder.values = more
  }
  builder.values[builder.length++] = value
}

/** Adds a null. */
export const addNullFixed = (builder: BooleanBuilder | IntBuilder | DoubleBuilder): void => {
  markNull(builder)
  if (builder.kind === 'boolean') addBoolean(builder, false)
  else if (builder.kind === 'double') addDouble(builder, 0)
  else addInt(builder, 0)
}

/** The cells as Arrow data; the builder begins anew. */
export const finishFixed = (
  builder: BooleanBuilder | IntBuilder | DoubleBuilder,
): Data<Bool> | Data<Int32> | Data<DateDay> | Data<Float64> => {
  const { length } = builder
  const room = roomAfter(length)
  const nulls = arrowNullsOf(builder)
  renew(builder)
  switch (builder.kind) {
    case 'boolean': {
      const data = builder.values.subarray(0, (length + 7) >> 3)
      builder.values = new Uint8Array((room + 7) >> 3)
      return makeData({ type: new Bool(), ...nulls, data })
    }
    case 'double': {
      const data = builder.values.subarray(0, length)
      builder.values = new Float64Array(room)
      return makeData({ type: new Float64(), ...nulls, data })
    }
    default: {
      const data = builder.values.subarray(0, length)
      builder.values = new Int32Array(room)
      return builder.kind === 'date'
        ? makeData({ type: new DateDay(), ...nulls, data })
        : makeData({ type: new Int32(), ...nulls, data })
    }
  }
}
