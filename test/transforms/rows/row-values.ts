import fc from 'fast-check'

/** Numbers and texts at the edges of what columns take from JSON. */
export const scalars: readonly (number | string | boolean | null)[] = [
  ...[0, 1, -1, 6.1, 6.15, -6.05, 1776, 1.5, 0.1, 1e-7, 5e-324, 1e21, -1e21, 1e20, 1.7976931348623157e308],
  ...[2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 2 ** 53, 2 ** 53 + 2, 2 ** 60, 2 ** 63, -(2 ** 63)],
  ...[99_999_999.99, 99_999_999.995, 999.9995, 1.005, 12_345_678_901_234_567_000],
  ...[
    '',
    ' ',
    '1',
    '-0',
    '1.5',
    '6.1',
    '1,234.50',
    '1e3',
    '+5',
    '.5',
    '5.',
    ' 1',
    '1e99',
    '١٢٣',
    'é😀',
    'a\tb\0"\\/',
  ],
  ...[
    'NaN',
    'Infinity',
    '+INF',
    '-Infinity',
    'INF',
    'nan',
    'true',
    'null',
    '[1]',
    '\ud800',
    'x\udc00\ud83d\ude00',
  ],
  ...[true, false, null],
]

/** Values of JSON inside of each other, under the names that the columns of `everyType` know and some others. */
export const jsonValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 3, arbitrary: fc.constantFrom(...scalars) },
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    fc.maxSafeInteger().map((value) => value + 0),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.constantFrom(0, 1, 2.5, null), { maxLength: 3 }),
    fc.array(fc.boolean(), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('x', 'y', 'p', 'q', 'r', 'other', '__proto__'), tie('value'), {
      maxKeys: 4,
    }),
    fc.record({
      p: fc.record({ q: fc.array(fc.record({ r: tie('value'), x: tie('value') })) }),
      x: tie('value'),
    }),
  ),
})).value
