import type { Field, Type } from '@lockstep/schema'
import fc from 'fast-check'
import { isPlainText, jsonValues } from './json-values.js'

/** Exponents of which Spark is busy for minutes: it computes that power of ten. */
const slow = /[eE][-+]?0*[1-9]\d{5,8}(?!\d)/

const blank = fc.constantFrom('', '', '', '', '', ' ', '  ', '\t', '\x0b')

const scalar = (type: Type): fc.Arbitrary<string> => {
  switch (type.kind) {
    case 'text':
      return fc.oneof(
        fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text)),
        fc.constantFrom(...jsonValues.filter(isPlainText)),
      )
    case 'boolean':
      return fc.boolean().map(String)
    case 'int':
      return fc.integer().map(String)
    case 'double':
      return fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value))
    default:
      return fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map(String)
  }
}

const good = (type: Type): fc.Arbitrary<string> => {
  if (type.kind === 'list')
    return fc.array(value(type.element), { maxLength: 4 }).map((all) => `[${all.join(',')}]`)
  return type.kind === 'struct' ? object(type.fields) : scalar(type)
}

const value = (type: Type): fc.Arbitrary<string> =>
  fc.oneof({ weight: 8, arbitrary: good(type) }, { weight: 1, arbitrary: fc.constantFrom(...jsonValues) })

const entry = (field: Field): fc.Arbitrary<string> =>
  fc.tuple(blank, value(field.type), blank, fc.nat(20)).map(([before, text, after, odd]) => {
    const name = JSON.stringify(odd === 0 ? 'unknown' : field.name)
    return `${odd === 1 ? name.replaceAll('"', "'") : name}${before}:${after}${text}`
  })

const object = (fields: readonly Field[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.tuple(...fields.map((field) => fc.option(entry(field), { freq: 6 }))),
      fc.nat(9),
      fc.nat(9),
      blank,
    )
    .map(([all, order, again, after]) => {
      const entries = all.filter((one) => one !== null)
      if (order === 0) entries.reverse()
      if (again === 0) entries.push(...entries.slice(0, 1))
      return `{${entries.join(`${after},`)}${after}}`
    })

const lineText = (fields: readonly Field[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: object(fields) },
    { weight: 1, arbitrary: fc.array(object(fields), { maxLength: 3 }).map((all) => `[${all.join(', ')}]`) },
    { weight: 1, arbitrary: fc.constantFrom(...jsonValues) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(object(fields), fc.constantFrom(' ', 'x', ' {"a":1}', '}', ',', '//', '\ufeff'), fc.boolean())
        .map(([text, odd, first]) => (first ? odd + text : text + odd)),
    },
  )

interface Change {
  readonly kind: 'put' | 'drop' | 'cut'
  readonly at: number
  readonly byte: number
}

const changeOf: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('put', 'put', 'drop', 'cut'),
  at: fc.nat(10_000),
  byte: fc.constantFrom(
    ...new TextEncoder().encode('"\'\\{}[],: \t0e-.'),
    0,
    1,
    31,
    127,
    128,
    191,
    195,
    224,
    237,
    240,
    245,
  ),
})

/** A line with a byte put in, or left out, or its end cut off. */
const changed = (bytes: readonly number[], { kind, at, byte }: Change): readonly number[] => {
  const place = bytes.length === 0 ? 0 : at % bytes.length
  if (kind === 'cut') return bytes.slice(0, place)
  return [
    ...bytes.slice(0, place),
    ...(kind === 'put' ? [byte] : []),
    ...bytes.slice(kind === 'drop' ? place + 1 : place),
  ]
}

/** A line of JSON for these columns: mostly good, with all that can be wrong in a value, a line, or a byte. */
export const jsonLine = (fields: readonly Field[]): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(lineText(fields), fc.option(fc.array(changeOf, { minLength: 1, maxLength: 2 }), { freq: 4 }))
    .map(([text, changes]) =>
      Uint8Array.from((changes ?? []).reduce(changed, [...new TextEncoder().encode(text)])).filter(
        (byte) => byte !== 10 && byte !== 13,
      ),
    )
    .filter((line) => !slow.test(new TextDecoder('latin1').decode(line)))

/** Lines, and what ends each of them. */
export const fileOf = (lines: readonly Uint8Array[], end = '\n'): Uint8Array =>
  Buffer.concat(lines.flatMap((line) => [line, Buffer.from(end)]))

/** Bytes in parts of these sizes, one after the other. */
export const split = (bytes: Uint8Array, sizes: readonly number[]): readonly Uint8Array[] => {
  const parts: Uint8Array[] = []
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    parts.push(bytes.slice(at, at + size))
    at += size
  }
  return parts
}
