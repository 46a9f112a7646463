import { casts, date, decimal, decimalText, type Kind, type Type, types } from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { castOf } from '../../../packages/transforms/src/kernels/cast/cast.js'
import { answers } from './answers.js'

/** Reads values and answers side by side, as Spark gave them on 3.5.7 and 4.2.0 in every setting. */
const spark = <A>(
  read: (values: readonly unknown[]) => readonly unknown[],
  table: readonly (readonly [value: unknown, answer: A])[],
): void => {
  expect(table.map(([value], row) => [value, read(table.map(([value]) => value))[row]])).toEqual(
    table.map(([value, answer]) => [value, answer]),
  )
}

/** A property of arbitrary values. A failure prints its seed and path. */
const always = <T>(values: fc.Arbitrary<T>, law: (value: T) => void): void => {
  fc.assert(
    fc.property(values, (value) => {
      law(value)
    }),
  )
}

const int = (values: readonly unknown[]) => answers(z.string(), (text) => text.toInt(), values)
const long = (values: readonly unknown[]) => answers(z.string(), (text) => text.toLong(), values)
const double = (values: readonly unknown[]) => answers(z.string(), (text) => text.toDouble(), values)
const boolean = (values: readonly unknown[]) => answers(z.string(), (text) => text.toBoolean(), values)
const decimalOf = (precision: number, scale: number) => (values: readonly unknown[]) =>
  answers(z.string(), (text) => text.toDecimal(precision, scale), values)

const kinds: Readonly<Record<Kind, Type>> = {
  text: types.text,
  boolean: types.boolean,
  int: types.int,
  long: types.long,
  double: types.double,
  decimal: types.decimal(10, 2),
  date: types.date,
  timestamp: types.timestamp,
  list: types.list(types.int),
  struct: types.struct([{ name: 'a', type: types.int }]),
}

const all = Object.keys(kinds) as Kind[]

test.each(all.flatMap((from) => all.map((to) => [from, to] as const)))(
  'there is a kernel from %s to %s exactly where the schema allows the cast',
  (from, to) => {
    const made = () => castOf(kinds[from], () => expect.fail('not asked'), kinds[to])
    if (casts[from].includes(to)) expect(made()).toBeTypeOf('function')
    else expect(made).toThrow(TypeError)
  },
)

describe('text to whole numbers', () => {
  it('takes a sign, ASCII digits, and control characters and spaces around them', () => {
    spark(int, [
      ['12', 12],
      ['+5', 5],
      ['-0', 0],
      ['007', 7],
      [' \t\n\u0000 12\u001f\u007f ', 12],
      ['2147483647', 2147483647],
      ['-2147483648', -2147483648],
      [`${'0'.repeat(5000)}2147483647`, 2147483647],
    ])
    spark(long, [
      ['9223372036854775807', 9223372036854775807n],
      ['-9223372036854775808', -9223372036854775808n],
      ['9007199254740993', 9007199254740993n],
      ['-1000000000', -1000000000n],
      [`-${'0'.repeat(5000)}1`, -1n],
    ])
  })

  const neither = [
    ...[
      '',
      ' ',
      '+',
      '-',
      '+-1',
      '- 1',
      '1 2',
      '1.0',
      '1.',
      '.5',
      '.',
      '1e3',
      '1_000',
      '1,000',
      '0x1F',
      '1L',
    ],
    ...[
      '1d',
      'NaN',
      'inf',
      'true',
      'null',
      '\u00a01',
      '1\u0085',
      '\u30001',
      '\ufeff1',
      '\u0661',
      '\uff11',
      '²',
    ],
    ...['99999999999999999999', '-99999999999999999999', '9'.repeat(5000), null],
  ]
  it.each(neither)('gives null for %j', (text) => {
    expect(int([text])).toEqual([null])
    expect(long([text])).toEqual([null])
  })

  it('gives null beyond its range', () => {
    expect(int(['2147483648', '-2147483649'])).toEqual([null, null])
    expect(long(['9223372036854775808', '-9223372036854775809'])).toEqual([null, null])
  })

  it('reads what it wrote', () => {
    const ints = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
    always(fc.array(ints), (values) => expect(int(values.map(String))).toEqual(values))
    const longs = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
    always(fc.array(longs), (values) => expect(long(values.map(String))).toEqual(values))
  })
})

describe('text to doubles', () => {
  it('takes what Java takes', () => {
    spark(double, [
      ['1.5', 1.5],
      ['1.', 1],
      ['.5', 0.5],
      ['-0', -0],
      ['1e3', 1000],
      ['1E-400', 0],
      ['-1e400', -Infinity],
      ['1d', 1],
      ['1.5F', 1.5],
      ['1e5d', 1e5],
      ['0x1p3', 8],
      ['-0X1.8P1d', -3],
      ['0x.8p-1', 0.25],
      ['0x1p2147483648', Infinity],
      ['0x0.8p-1074', 0],
      ['0x0.8000001p-1074', 4.9e-324],
      [' \u00001\u0020', 1],
      ['2.4703282292062328e-324', 4.9e-324],
      ['9007199254740993', 9007199254740992],
      ['1.7976931348623159e308', Infinity],
      [`1${'0'.repeat(5000)}e-5000`, 1],
    ])
  })

  it('takes inf, infinity and NaN', () => {
    for (const word of ['inf', 'INF', '+iNf', 'Infinity', '+INFINITY'])
      expect(double([word])).toEqual([Infinity])
    for (const word of ['-inf', '-Infinity', '-infinity']) expect(double([word])).toEqual([-Infinity])
    for (const word of ['nan', 'NAN', 'NaN', '+NaN', '-NaN']) expect(double([word])).toEqual([Number.NaN])
    for (const word of ['+nan', '-NAN', 'infd', 'NaNd', 'nanf', '\ufeffnan'])
      expect(double([word])).toEqual([null])
  })

  const none = [
    '',
    ' ',
    '.',
    '+',
    '-.',
    '1e',
    '1e+',
    'e3',
    '1 d',
    '1dd',
    '1L',
    '1_0',
    '1,0',
    '0x1',
    '0x1.8',
    '0xp1',
    '+ 1',
  ]
  it.each([...none, '\u007f1', '1\u007f', '\u00a01', '\u0661', '\uff11', '0b1', null])(
    'gives null for %j',
    (text) => {
      expect(double([text])).toEqual([null])
    },
  )

  const finite = fc.double({ noNaN: true, noDefaultInfinity: true })

  it('is correctly rounded, ties to even, where JavaScript is', () => {
    const digits = fc.stringMatching(/^[0-9]{1,25}(\.[0-9]{1,25})?(e[+-]?[0-9]{1,3})?$/u)
    always(digits, (text) => expect(double([text, `-${text}`])).toEqual([+text, -text]))
    always(finite, (value) => expect(double([String(value)])).toEqual([Number(String(value))]))
  })

  it('reads the hex form of every double, and rounds what lies between two', () => {
    always(finite, (value) => {
      const bits = new BigUint64Array(Float64Array.of(Math.abs(value)).buffer)[0] ?? 0n
      const power = Number(bits >> 52n)
      const mantissa = (bits & 0xfffffffffffffn).toString(16).padStart(13, '0')
      const text = power === 0 ? `0x0.${mantissa}` : `0x1.${mantissa}`
      const exponent = `p${power === 0 ? -1022 : power - 1023}`
      const even = bits + (bits & 1n)
      const up = new Float64Array(BigUint64Array.of(bits + 1n, even).buffer)
      const near = [
        `${text}${exponent}`,
        `${text}7fffffffffff${exponent}`,
        `${text}80000000000001${exponent}`,
      ]
      expect(double([...near, `${text}8${exponent}`])).toEqual([
        Math.abs(value),
        Math.abs(value),
        up[0],
        up[1],
      ])
    })
  })
})

describe('text to decimals', () => {
  it('takes digits, a point and an exponent, and rounds half away from zero', () => {
    spark(decimalOf(10, 2), [
      ['1.005', '1.01'],
      ['-1.005', '-1.01'],
      ['1.0049999999', '1.00'],
      [' +12\u0000', '12.00'],
      ['.5', '0.50'],
      ['5.', '5.00'],
      ['1e3', '1000.00'],
      ['5e-3', '0.01'],
      ['4.9e-3', '0.00'],
      ['-4e-3', '0.00'],
      ['99999999.994', '99999999.99'],
      ['99999999.995', null],
      ['1e8', null],
      ['1e400', null],
      ['1e-400', '0.00'],
      ['0e37', '0.00'],
      ['0e38', null],
      ['0.0e38', '0.00'],
      [`0.${'0'.repeat(900)}1e901`, '1.00'],
    ])
    spark(decimalOf(38, 0), [
      ['9'.repeat(38), '9'.repeat(38)],
      [`-${'9'.repeat(38)}.4`, `-${'9'.repeat(38)}`],
      [`${'9'.repeat(38)}.5`, null],
    ])
    spark(decimalOf(38, 38), [
      ['1e-38', `0.${'0'.repeat(37)}1`],
      ['4.9e-39', `0.${'0'.repeat(38)}`],
      ['1', null],
    ])
  })

  const none = [
    '',
    '.',
    '+',
    '1.2.3',
    '1e',
    '1e1000',
    '1e0001',
    '1e-1000',
    '1e999999999',
    '1d',
    'NaN',
    'inf',
    '0x1',
  ]
  it.each([...none, '1 2', '\u007f1', '\u00a01', '\u0661', '\uff11', '1_0', '0'.repeat(1001), null])(
    'gives null for %j',
    (text) => expect(decimalOf(38, 10)([text])).toEqual([null]),
  )

  it('rounds as exact arithmetic does', () => {
    const precision = fc.integer({ min: 1, max: 38 })
    const shape = precision.chain((of) => fc.tuple(fc.constant(of), fc.integer({ min: 0, max: of })))
    const digits = fc.bigInt({ min: -(10n ** 45n), max: 10n ** 45n })
    always(fc.tuple(shape, digits, fc.nat(60)), ([[precision, scale], unscaled, point]) => {
      const cut = 10n ** BigInt(point)
      const doubled = 2n * (unscaled < 0n ? -unscaled : unscaled) * 10n ** BigInt(scale)
      const rounded = (doubled + cut) / (2n * cut)
      const fits = rounded < 10n ** BigInt(precision)
      const answer = fits ? decimalText(unscaled < 0n ? -rounded : rounded, scale) : null
      expect(decimalOf(precision, scale)([decimalText(unscaled, point), `${unscaled}e-${point}`])).toEqual([
        answer,
        answer,
      ])
    })
  })
})

describe('text to booleans', () => {
  const yes = ['t', 'T', 'true', 'TRUE', 'tRuE', 'y', 'yes', 'YES', '1', ' true\t', '\u007ft\u0000']
  const no = ['f', 'F', 'false', 'FALSE', 'n', 'N', 'no', 'nO', '0', '\n0']
  it.each(yes)('is true for %j', (text) => expect(boolean([text])).toEqual([true]))
  it.each(no)('is false for %j', (text) => expect(boolean([text])).toEqual([false]))
  it.each([
    '',
    'on',
    'off',
    '2',
    '00',
    'tru',
    'truee',
    '1.0',
    't\u0000rue',
    '\u00a0t',
    '\u0011',
    'ＴＲＵＥ',
    null,
  ])('is null for %j', (text) => expect(boolean([text])).toEqual([null]))
})

describe('numbers to numbers', () => {
  it('a long that does not fit is no int', () => {
    const values = [2147483647n, -2147483648n, 2147483648n, -2147483649n, 3000000000n, 4294967296n, null]
    const toInt = answers(z.int64(), (value) => value.toInt(), values)
    expect(toInt).toEqual([2147483647, -2147483648, null, null, null, null, null])
  })

  it('a long becomes the nearest double, ties to even', () => {
    const longs = fc.array(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }))
    always(longs, (values) =>
      expect(answers(z.int64(), (value) => value.toDouble(), values)).toEqual(values.map(Number)),
    )
  })

  it('an int or a long with too many digits is no decimal', () => {
    const ints = [12345678, -12345678, 1234567, 0, null]
    expect(answers(z.int32(), (value) => value.toDecimal(7, 0), ints)).toEqual([
      null,
      null,
      '1234567',
      '0',
      null,
    ])
    expect(answers(z.int32(), (value) => value.toDecimal(3, 3), [0, 1])).toEqual(['0.000', null])
    expect(answers(z.int64(), (value) => value.toDecimal(21, 2), [-(2n ** 63n)])).toEqual([
      '-9223372036854775808.00',
    ])
  })

  it('a decimal is rounded half away from zero, and null where it has too many digits', () => {
    const scaled = answers(decimal(4, 2), (value) => value.toDecimal(3, 1), [
      '99.95',
      '99.94',
      '-0.05',
      '0.04',
    ])
    expect(scaled).toEqual([null, '99.9', '-0.1', '0.0'])
    expect(answers(decimal(2, 1), (value) => value.toDecimal(1, 0), ['-0.5', '9.4', '9.5'])).toEqual([
      '-1',
      '9',
      null,
    ])
  })
})

describe('to text', () => {
  it('writes digits, and exactly as many after the point as the scale says', () => {
    expect(answers(z.int32(), (value) => value.toText(), [0, -2147483648, 2147483647, null])).toEqual([
      '0',
      '-2147483648',
      '2147483647',
      null,
    ])
    expect(answers(z.int64(), (value) => value.toText(), [-(2n ** 63n), 2n ** 63n - 1n, 0n])).toEqual([
      '-9223372036854775808',
      '9223372036854775807',
      '0',
    ])
    expect(answers(decimal(38, 10), (value) => value.toText(), ['0.0000001', '-0.5'])).toEqual([
      '0.0000001000',
      '-0.5000000000',
    ])
    expect(answers(decimal(38, 38), (value) => value.toText(), ['0'])).toEqual([`0.${'0'.repeat(38)}`])
    expect(answers(z.boolean(), (value) => value.toText(), [true, false, null])).toEqual([
      'true',
      'false',
      null,
    ])
  })

  it('writes years beyond 0000 to 9999 with a sign', () => {
    const days = [
      '-000001-01-01',
      '0000-01-01',
      '0001-02-03',
      '9999-12-31',
      '+010000-01-01',
      '+275760-09-13',
      null,
    ]
    expect(answers(date(), (value) => value.toText(), days)).toEqual([
      '-0001-01-01',
      '0000-01-01',
      '0001-02-03',
      '9999-12-31',
      '+10000-01-01',
      '+275760-09-13',
      null,
    ])
  })

  it('is the inverse of reading', () => {
    const values = fc.array(fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }))
    const texts = values.map((unscaled) => unscaled.map((value) => decimalText(value, 10)))
    always(texts, (texts) =>
      expect(answers(z.string(), (text) => text.toDecimal(38, 10).toText(), texts)).toEqual(texts),
    )
  })
})
