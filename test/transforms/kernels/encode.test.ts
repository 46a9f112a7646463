import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextColumn } from '../../../packages/transforms/src/column/column.js'
import { base64Of, unbase64 } from '../../../packages/transforms/src/kernels/encode/base64.js'
import { hexOf, unhex } from '../../../packages/transforms/src/kernels/encode/hex.js'
import { urlDecode, urlEncode } from '../../../packages/transforms/src/kernels/encode/url.js'
import { bytesOfCells, textColumnOf } from './text-column.js'

const bytes = fc.uint8Array({ maxLength: 40 })
const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((of) => Buffer.from(of))
const cells = (cell: fc.Arbitrary<Uint8Array>): fc.Arbitrary<(Uint8Array | null)[]> =>
  fc.array(fc.option(cell, { freq: 6 }), { maxLength: 20 })

const latin = (of: Uint8Array): string => Buffer.from(of).toString('latin1')

/** The bytes if they are UTF-8. */
const utf8 = (of: Uint8Array): Uint8Array | null => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(of)
    return of
  } catch {
    return null
  }
}

const holds = (
  drawn: fc.Arbitrary<(Uint8Array | null)[]>,
  kernel: (column: TextColumn) => TextColumn,
  expected: (of: Uint8Array) => Uint8Array | null,
): void =>
  fc.assert(
    fc.property(drawn, fc.nat(5), (of, skipped) => {
      const made = of.map((cell) => (cell === null ? null : expected(cell)))
      expect(bytesOfCells(kernel(textColumnOf(of, skipped)))).toEqual(
        made.map((cell) => (cell === null ? null : latin(cell))),
      )
    }),
    { numRuns: 400 },
  )

const digits = fc
  .string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), maxLength: 30 })
  .map((of) => Buffer.from(of))
const hexes = fc.oneof(
  { weight: 8, arbitrary: text.map((of) => Buffer.from(of.toString('hex'))) },
  digits,
  bytes,
)
const even = cells(text.map((of) => Buffer.from(of.toString('hex').toUpperCase())))
const letters = fc
  .string({ unit: fc.constantFrom(...'AZaz09+/=é'), maxLength: 12 })
  .map((of) => Buffer.from(of))
const base64s = fc.oneof(
  { weight: 8, arbitrary: text.map((of) => Buffer.from(of.toString('base64'))) },
  letters,
  bytes,
)

const fromHex = (of: Uint8Array): Uint8Array | null => {
  const found = latin(of)
  return /^[0-9a-fA-F]*$/u.test(found)
    ? utf8(Buffer.from(found.length % 2 === 0 ? found : `0${found}`, 'hex'))
    : null
}

const fromBase64 = (of: Uint8Array): Uint8Array | null =>
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u.test(latin(of))
    ? utf8(Buffer.from(latin(of), 'base64'))
    : null

const fromUrl = (of: Uint8Array): Uint8Array | null => {
  const found = latin(of)
  if (/%(?![0-9a-fA-F]{2})/u.test(found)) return null
  const plain = found
    .replaceAll('+', ' ')
    .replaceAll(/%(..)/gu, (_, pair: string) => String.fromCharCode(Number.parseInt(pair, 16)))
  return utf8(Buffer.from(plain, 'latin1'))
}

describe('bytes written in letters, and read again, as Buffer does, with any bytes, nulls and slices', () => {
  it('hex', () =>
    holds(cells(bytes), hexOf, (of) => Buffer.from(Buffer.from(of).toString('hex').toUpperCase())))
  it('base64', () => holds(cells(bytes), base64Of, (of) => Buffer.from(Buffer.from(of).toString('base64'))))
  it('urlEncode', () =>
    holds(cells(text), urlEncode, (of) => {
      const found = encodeURIComponent(Buffer.from(of).toString()).replaceAll('%20', '+')
      return Buffer.from(
        found.replaceAll(/[!'()~]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
      )
    }))
  it('unhex of digits, and of anything', () => holds(cells(hexes), unhex, fromHex))
  it('unhex of whole bytes', () => holds(even, unhex, fromHex))
  it('unhex of columns without nulls', () => holds(fc.array(hexes, { maxLength: 9 }), unhex, fromHex))
  it('unbase64 of letters, and of anything', () => holds(cells(base64s), unbase64, fromBase64))
  it('urlDecode', () =>
    holds(
      cells(
        fc.oneof(
          letters,
          bytes,
          text.map((of) => Buffer.from(encodeURIComponent(of.toString()))),
        ),
      ),
      urlDecode,
      fromUrl,
    ))
})
