import { Fault } from '../fault.js'
import type { Line } from './state.js'

type Width = 1 | 2 | 4

interface Encoding {
  readonly width: Width
  readonly bigEndian: boolean
  /** Bytes of the byte order mark. */
  readonly mark: number
}

const utf8: Encoding = { width: 1, bigEndian: true, mark: 0 }

const strange = (): never => {
  throw new Fault(0, 'the bytes are UTF-32 in an order that Spark does not read')
}

const marked = (quad: number): Encoding | undefined => {
  if (quad === 0x0000feff) return { width: 4, bigEndian: true, mark: 4 }
  if (quad === 0xfffe0000) return { width: 4, bigEndian: false, mark: 4 }
  if (quad === 0x0000fffe || quad === 0xfeff0000) return strange()
  if (quad >>> 16 === 0xfeff) return { width: 2, bigEndian: true, mark: 2 }
  if (quad >>> 16 === 0xfffe) return { width: 2, bigEndian: false, mark: 2 }
  return quad >>> 8 === 0xefbbbf ? { width: 1, bigEndian: true, mark: 3 } : undefined
}

const wide32 = (quad: number): Encoding | undefined => {
  if (quad >>> 8 === 0) return { width: 4, bigEndian: true, mark: 0 }
  if ((quad & 0x00ffffff) === 0) return { width: 4, bigEndian: false, mark: 0 }
  return (quad & ~0x00ff0000) === 0 || (quad & ~0x0000ff00) === 0 ? strange() : undefined
}

const wide16 = (pair: number): Encoding | undefined => {
  if ((pair & 0xff00) === 0) return { width: 2, bigEndian: true, mark: 0 }
  return (pair & 0x00ff) === 0 ? { width: 2, bigEndian: false, mark: 0 } : undefined
}

/** What Spark's parser takes a line to be: by its byte order mark, else by where zeros stand in its first bytes. */
const encodingOf = (view: DataView): Encoding => {
  if (view.byteLength >= 4) {
    const quad = view.getUint32(0)
    return marked(quad) ?? wide32(quad) ?? wide16(quad >>> 16) ?? utf8
  }
  return (view.byteLength >= 2 ? wide16(view.getUint16(0)) : undefined) ?? utf8
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

const wideLine = (units: Uint16Array, length: number, cut: boolean): Line => ({
  units,
  wide: true,
  from: 0,
  end: length,
  cut,
})

/** As Java decodes UTF-16: what is no character becomes U+FFFD, a wrong pair of surrogates only one. */
const from16 = (view: DataView, { bigEndian, mark }: Encoding): Line => {
  const units = new Uint16Array(view.byteLength / 2 + 1)
  let length = 0
  let at = mark
  for (; at + 1 < view.byteLength; at += 2) {
    const unit = view.getUint16(at, !bigEndian)
    if (!isHigh(unit)) {
      units[length++] = isLow(unit) ? 0xfffd : unit
      continue
    }
    at += 2
    const low = at + 1 < view.byteLength ? view.getUint16(at, !bigEndian) : 0
    if (isLow(low)) units[length++] = unit
    units[length++] = isLow(low) ? low : 0xfffd
  }
  if (at < view.byteLength) units[length++] = 0xfffd
  return wideLine(units, length, false)
}

const from32 = (view: DataView, { bigEndian, mark }: Encoding): Line => {
  const units = new Uint16Array(view.byteLength / 2)
  let length = 0
  let at = mark
  for (; at + 3 < view.byteLength; at += 4) {
    const code = view.getUint32(at, !bigEndian)
    if (code > 0x10ffff) throw new Fault(at, 'invalid UTF-32: a character above U+10FFFF')
    if (code > 0xffff) {
      units[length++] = 0xd800 + ((code - 0x10000) >> 10)
      units[length++] = 0xdc00 | (code & 0x3ff)
    } else units[length++] = code
  }
  return wideLine(units, length, at < view.byteLength)
}

/** A line as Spark's parser decodes it. */
export const decodeLine = (bytes: Uint8Array, from: number, end: number): Line => {
  const view = new DataView(bytes.buffer, bytes.byteOffset + from, end - from)
  const encoding = encodingOf(view)
  const { width, mark } = encoding
  const length = end - from
  if (width === 1)
    return { units: bytes.subarray(from, end), wide: false, from: mark, end: length, cut: false }
  return width === 2 ? from16(view, encoding) : from32(view, encoding)
}
