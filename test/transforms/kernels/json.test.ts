import { decimal, parseJson, parseJsonEntries, struct, table, types } from '@lockstep/schema'
import { cleanRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readExactRows } from '../../../packages/transforms/src/formats/json/exact/rows.js'
import { rowShape } from '../../../packages/transforms/src/formats/json/shape.js'
import { afterBlanks, afterValue } from '../../../packages/transforms/src/kernels/json/after-value.js'
import { type JsonCell, readJson } from '../../../packages/transforms/src/kernels/json/read-value.js'
import { jsonLine } from '../formats/json/json-lines.js'
import { everyType, hasText, jsonValues } from '../formats/json/json-values.js'

const utf8 = new TextEncoder()

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Whether a text is one value of JSON and blanks, by our reader. */
const isWhole = (text: string): boolean => {
  const bytes = utf8.encode(text)
  const at = afterBlanks(bytes, 0, bytes.length)
  const after = afterValue(bytes, at, bytes.length, 0)
  return after >= 0 && afterBlanks(bytes, after, bytes.length) === bytes.length
}

const lossy = (line: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(line)

/** Spark's reader also takes numbers from strings: fields in which a string is told from a number by itself. */
const strict = everyType.filter(({ type }) => !hasText(type) && !/double|decimal/u.test(JSON.stringify(type)))

const read = (text: string): JsonCell | undefined => {
  const bytes = utf8.encode(text)
  const at = afterBlanks(bytes, 0, bytes.length)
  return readJson({ bytes, end: bytes.length, at }, types.struct(strict))
}

describe('JSON in text', () => {
  it('is well-formed exactly where JavaScript says so', () => {
    const values = [...jsonValues, ...jsonValues.map((value) => ` {"a" :${value}, "b":[${value}]}\n`)]
    expect(values.filter((value) => isWhole(value) !== isJson(value))).toEqual([])
    fc.assert(
      fc.property(jsonLine(everyType).map(lossy), (text) => {
        expect(isWhole(text)).toBe(isJson(text))
      }),
      { numRuns: 2_000 },
    )
  })

  it('has the cells that the reader of files gives, where that takes no number from a string', () => {
    const shape = rowShape(types.struct(strict))
    let compared = 0
    fc.assert(
      fc.property(
        fc
          .constantFrom(...strict)
          .chain((field) => jsonLine([field]))
          .map(lossy),
        (text) => {
          if (!isWhole(text) || !text.trimStart().startsWith('{')) return
          const bytes = utf8.encode(text)
          const { rows } = readExactRows(bytes, 0, bytes.length, shape)
          expect(read(text)).toEqual(rows[0])
          compared++
        },
      ),
      { numRuns: 6_000 },
    )
    expect(compared).toBeGreaterThan(500)
  })

  it('has the entries that JavaScript has, where no name comes twice', () => {
    const entries = table('t', {
      raw: z.object({ text: z.string() }),
      clean: ({ text }) => ({ entries: parseJsonEntries(text, z.string()) }),
    })
    const text = fc.string({ unit: 'grapheme' })
    // A whole number as a name comes first in JavaScript.
    const name = text.map((name) => `_${name}`)
    fc.assert(
      fc.property(fc.dictionary(name, fc.oneof(text, fc.constant(null))), fc.nat(4), (object, indent) => {
        expect(cleanRows(entries, [{ text: JSON.stringify(object, null, indent) }])).toEqual([
          { entries: Object.entries(object).map(([key, value]) => ({ key, value })) },
        ])
      }),
    )
  })

  it('comes back as it was written', () => {
    const made = table('t', {
      raw: z.object({ name: z.string(), size: z.int32(), price: decimal(12, 9), tags: z.array(z.string()) }),
      clean: (raw) => {
        const { name, size, price, tags } = raw
        const of = struct({ name, size, price, tags, inner: struct({ 'é"': size, long: size.toLong() }) })
        const schema = z.object({
          name: z.string(),
          size: z.int32(),
          price: decimal(12, 9),
          tags: z.array(z.string()),
          inner: z.object({ 'é"': z.int32(), long: z.int() }),
        })
        return {
          of,
          leftOut: parseJson(of.toJson(), schema),
          kept: parseJson(of.toJson({ nulls: 'kept' }), schema),
        }
      },
    })
    const row = fc.record({
      name: fc.option(fc.string({ unit: 'grapheme' })),
      size: fc.option(fc.integer()),
      price: fc.option(fc.integer().map((digits) => String(digits / 1000))),
      tags: fc.option(fc.array(fc.option(fc.string({ unit: 'grapheme' })))),
    })
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        for (const { of, leftOut, kept } of cleanRows(made, rows)) {
          expect(leftOut).toEqual(of)
          expect(kept).toEqual(of)
        }
      }),
    )
  })

  it('is read up to the limits of Spark, and no further', () => {
    const deep = (depth: number): string => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`
    const cases: readonly (readonly [string, boolean])[] = [
      [deep(999), true],
      [deep(1000), false],
      [`{"a":${'1'.repeat(1000)}}`, true],
      [`{"a":${'1'.repeat(1001)}}`, false],
      [`{"a":1.${'1'.repeat(999)}}`, true],
      [`{"a":1.${'1'.repeat(999)}e1}`, false],
      [`{"${'é'.repeat(49_999)}":1}`, true],
      [`{"${'é'.repeat(50_000)}":1}`, false],
    ]
    expect(cases.map(([text]) => isWhole(text))).toEqual(cases.map(([, whole]) => whole))
  })
})
