import type { Type } from '@lockstep/schema'
import { type Cell, oneNaN } from '../arrow/cells.js'

/** A cell as a person reads it; two cells that differ in any bit are shown differently. */
export const show = (cell: Cell, type: Type): string => {
  if (cell === null) return 'null'
  switch (type.kind) {
    case 'text':
      return typeof cell === 'string' ? showText(Buffer.from(cell, 'latin1')) : odd(cell, type)
    case 'double':
      return typeof cell === 'bigint' ? showDouble(cell) : odd(cell, type)
    case 'decimal':
      return typeof cell === 'bigint' ? showDecimal(cell, type.scale) : odd(cell, type)
    case 'date':
      return typeof cell === 'number' ? `${showDay(cell) ?? 'day'} (${cell} d)` : odd(cell, type)
    case 'timestamp':
      return typeof cell === 'bigint' ? showInstant(cell) : odd(cell, type)
    case 'list':
      return Array.isArray(cell)
        ? `[${cell.map((part) => show(part, type.element)).join(', ')}]`
        : odd(cell, type)
    case 'struct': {
      if (!Array.isArray(cell)) return odd(cell, type)
      const parts = type.fields.map((field, at) => `${field.name}: ${show(cell[at] ?? null, field.type)}`)
      return `{${parts.join(', ')}}`
    }
    default:
      return String(cell)
  }
}

const odd = (cell: Cell, type: Type): string => `${String(cell)} (no ${type.kind})`

const plainAscii = /^[\x20-\x7e]*$/

const showText = (bytes: Buffer): string => {
  const shown = JSON.stringify(bytes.toString('utf8'))
  return plainAscii.test(shown) && !shown.includes('\\') ? shown : `${shown} <${bytes.toString('hex')}>`
}

const showDouble = (bits: bigint): string => {
  const value = new Float64Array(BigUint64Array.of(bits).buffer)[0] ?? 0
  if (Number.isNaN(value)) return bits === oneNaN ? 'NaN' : `NaN <${bits.toString(16)}>`
  return Object.is(value, -0) ? '-0.0' : Number.isInteger(value) ? `${value}.0` : `${value}`
}

const showDecimal = (unscaled: bigint, scale: number): string => {
  const digits = `${unscaled < 0n ? -unscaled : unscaled}`.padStart(scale + 1, '0')
  const point = digits.length - scale
  const text = scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`
  return unscaled < 0n ? `-${text}` : text
}

const dayMillis = 86_400_000

const iso = (millis: number): string | null => {
  const moment = new Date(millis)
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString()
}

const showDay = (days: number): string | null => iso(days * dayMillis)?.replace(/T.*/, '') ?? null

const showInstant = (micros: bigint): string => {
  const rest = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n
  const seconds = iso(Number((micros - rest) / 1000n))?.replace(/\.000Z$/, '') ?? 'instant'
  return `${seconds}.${`${rest}`.padStart(6, '0')}Z (${micros} us)`
}
