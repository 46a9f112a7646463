import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answers } from './answers.js'

const hexOf = (algorithm: string, text: string): string =>
  createHash(algorithm).update(text, 'utf8').digest('hex')

/** Texts of every length around the blocks of 64 and 128 bytes, and others. */
const lengths = Array.from({ length: 300 }, (_, length) => 'aé'.repeat(length).slice(0, length))

const drawn = fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { maxLength: 20 })

describe.each([
  ['md5', (texts: readonly string[]) => answers(z.string(), (text) => text.md5(), texts)],
  ['sha1', (texts: readonly string[]) => answers(z.string(), (text) => text.sha1(), texts)],
  ['sha224', (texts: readonly string[]) => answers(z.string(), (text) => text.sha2(224), texts)],
  ['sha256', (texts: readonly string[]) => answers(z.string(), (text) => text.sha2(256), texts)],
  ['sha384', (texts: readonly string[]) => answers(z.string(), (text) => text.sha2(384), texts)],
  ['sha512', (texts: readonly string[]) => answers(z.string(), (text) => text.sha2(512), texts)],
])('%s', (algorithm, digest) => {
  it('is that of OpenSSL, for every length around a block', () => {
    expect(digest(lengths)).toEqual(lengths.map((text) => hexOf(algorithm, text)))
  })

  it('is that of OpenSSL, for drawn texts', () => {
    fc.assert(
      fc.property(drawn, (texts) => {
        expect(digest(texts)).toEqual(texts.map((text) => hexOf(algorithm, text)))
      }),
    )
  })
})

describe('crc32', () => {
  it('is that of zlib', () => {
    const found = answers(z.string(), (text) => text.crc32(), lengths)
    expect(found).toEqual(lengths.map((text) => BigInt(crc32(text))))
  })
})
