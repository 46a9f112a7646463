import fc from 'fast-check'

/** Text for cells of every type, good and bad. */
export const everyCell: readonly string[] = [
  ...'0 1 -1 +1 -0 007 00000000001 2147483647 2147483648 -2147483648 -2147483649 9223372036854775807'.split(
    ' ',
  ),
  ...'9223372036854775808 -9223372036854775808 99999999999 1.0 1.5 .5 5. . - + 1e3 1E-3 1e400 1e-400'.split(
    ' ',
  ),
  ...'1d 1D 1f 1.5F 1L 0x1F 0x1p3 0x1.8P-1 1_000 ٣ ２ +٣ 1٣ 𝟗 NaN nan +NaN -NaN Inf -Inf +Inf inf INF'.split(
    ' ',
  ),
  ...'Infinity -Infinity +Infinity infinity -infinity true TRUE True false FALSE t f yes no on 1.005 -1.005'.split(
    ' ',
  ),
  ...'1e10 12345678.90 123456789.01 99999999.994 99999999.995 1e-30 -1e-30 é 😀'.split(' '),
  ' 1',
  '1 ',
  ' 1 ',
  '\u00a01',
  '1\u007f',
  '\u00011',
  '1\t',
  ' true',
  'true ',
  ' NaN ',
  ' Infinity',
  '1,234',
  '1,234.5',
  ',',
  '1,2,3',
]

const piece = fc.constantFrom(
  '"',
  '"',
  '"',
  '""',
  '\\',
  '\\"',
  '\\\\',
  ',',
  ',',
  ',',
  ' ',
  '\t',
  '  ',
  'x',
  'ab',
  'é😀',
  'é',
  '€"',
  '" é"',
  '\u0085',
  '\u2028',
  '#',
  "'",
  "''",
  ';',
  '-',
  '\u0000',
  '\u0001',
  '\u007f',
  'long '.repeat(40),
)

const end = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', '\n\n', '\n \n')

/** A file of lines that quote and escape at random, all with one line end or with any. */
export const csvFile: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.array(piece, { maxLength: 9 }), { maxLength: 6 }),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.boolean(),
  )
  .map(([lines, lineEnd, last]) => lines.map((line) => line.join('')).join(lineEnd) + (last ? lineEnd : ''))

/** A file whose lines end in any way. */
export const mixedFile: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.array(piece, { maxLength: 9 }), end), { maxLength: 6 })
  .map((lines) => lines.map(([line, after]) => line.join('') + after).join(''))

const wrong =
  'ff c3 c328 e282 e28228 f09f98 f0288cbc c080 e08080 f4908080 f7bfbfbf f8808080 80 bf feff eda080 edb080 eda080edb080 ed20 eda0 eda020 f0 f09f f0808080 e0a0 efbfbf c3a9ff'

/** Files with bytes that are no UTF-8, alone, in quotes, before delimiters and at ends; and byte order marks. */
export const wrongText: readonly Uint8Array[] = [
  ...wrong.split(' ').flatMap((hex) => {
    const bytes = Buffer.from(hex, 'hex')
    return [
      ['', ',b\n'],
      ['a', 'z,b'],
      ['"', '",b\n'],
      ['a,', '\nc,d'],
      ['a,"x', ''],
      ['a,"x" ', '"'],
      ['a,"x"', '"'],
    ].map(([before = '', after = '']) => Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]))
  }),
  Buffer.from('\ufeffa,b\nc,d'),
  Buffer.from('\ufeff\ufeffa,b'),
  Buffer.from('\ufeff\ufeff\ufeffa,b'),
  ...[
    '\ufeff"a",b',
    '\n\ufeffa,b',
    '\ufeff',
    '\ufeff\ufeff',
    '\n \n\ufeff\nc',
    '\ufeff\n\ufeffa,b\n\ufeffc',
  ].map((text) => Buffer.from(text)),
  Buffer.from('a,b\n\ufeffc,d'),
]
