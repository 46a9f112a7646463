import { decimalText, type Type, type TypeOf } from '@lockstep/schema'
import fc from 'fast-check'
import { days, decimals, doubles, ints, longs, moments, texts } from './edges.js'

/** A value as it is in rows, or null. */
export type Value = unknown

const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ unit: fc.constantFrom(...'aBcDéÉßΣς 1x'), maxLength: 8 }),
  fc.string({ unit: fc.constantFrom(...'0123456789+-.eEkM T:/ \t'), maxLength: 14 }),
)

const blank = fc.constantFrom('', ' ', ' ', '  ', '\n', '\u00a0')

/** Text as it is, or with blanks around it. */
const padded = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 1, arbitrary: text },
    { weight: 2, arbitrary: fc.tuple(blank, text, blank).map((parts) => parts.join('')) },
  )

/** Text near some hints: one with something before or behind it, several, one cut, or one in another case. */
const near = (hints: readonly string[]): fc.Arbitrary<string> => {
  const hint = fc.constantFrom(...hints)
  const bit = fc.oneof(fc.constantFrom(' ', '\n', '1', '12', '.', 'x', '', '\u00a0'), hint)
  return fc.oneof(
    fc.tuple(bit, hint).map(([before, text]) => before + text),
    fc.tuple(hint, bit).map(([text, behind]) => text + behind),
    { weight: 2, arbitrary: fc.array(bit, { minLength: 2, maxLength: 4 }).map((texts) => texts.join('')) },
    fc.tuple(hint, fc.nat(4)).map(([text, cut]) => [...text].slice(0, -cut - 1).join('')),
    { weight: 2, arbitrary: hint.map((text) => text.toUpperCase()) },
    hint.map((text) => text.toLowerCase()),
  )
}

const textOf = (hints: readonly string[]): fc.Arbitrary<string> => {
  const other = fc.oneof(fc.constantFrom(...texts), anyText)
  const drawn =
    hints.length === 0
      ? padded(other)
      : fc.oneof(
          { weight: 5, arbitrary: fc.constantFrom(...hints) },
          { weight: 3, arbitrary: padded(near(hints)) },
          { weight: 2, arbitrary: padded(other) },
        )
  return drawn.map((text) => text.toWellFormed())
}

const decimalOf = ({ precision, scale }: TypeOf<'decimal'>): fc.Arbitrary<string> => {
  const most = 10n ** BigInt(precision) - 1n
  const drawn = fc.oneof(fc.constantFrom(...decimals(precision, scale)), fc.bigInt({ min: -most, max: most }))
  return drawn.map((digits) => decimalText(digits, scale))
}

/** A cell of a type that is not null. */
export const present = (type: Type, hints: readonly string[] = []): fc.Arbitrary<Value> => {
  switch (type.kind) {
    case 'text':
      return textOf(hints)
    case 'boolean':
      return fc.boolean()
    case 'int':
      return fc.oneof(fc.constantFrom(...ints), fc.integer(), fc.integer({ min: -9, max: 99 }))
    case 'long':
      return fc.oneof(fc.constantFrom(...longs), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }))
    case 'double':
      return fc.oneof(fc.constantFrom(...doubles), fc.double())
    case 'decimal':
      return decimalOf(type)
    case 'date':
      return fc.oneof(
        fc.constantFrom(...days),
        fc
          .integer({ min: 0, max: 30_000 })
          .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
      )
    case 'timestamp':
      return fc.oneof(
        fc.constantFrom(...moments),
        fc
          .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
          .map((moment) => moment.toISOString()),
      )
    case 'list':
      return fc.array(cell(type.element, hints), { maxLength: 4 })
    case 'struct':
      return fc.record(Object.fromEntries(type.fields.map((field) => [field.name, cell(field.type, hints)])))
  }
}

/** A cell of a type: one in eight is null; text is drawn near the hints that a rule gives. */
export const cell = (type: Type, hints: readonly string[] = []): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 7, arbitrary: present(type, hints) }, { weight: 1, arbitrary: fc.constant(null) })
