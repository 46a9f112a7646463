/** Text as UTF-8. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Text as UTF-16. */
export const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}

/** Text as UTF-32. */
export const utf32 = (text: string, bigEndian: boolean): Uint8Array => {
  const codes = Array.from(text, (letter) => letter.codePointAt(0) ?? 0)
  const view = new DataView(new ArrayBuffer(codes.length * 4))
  for (const [index, code] of codes.entries()) view.setUint32(index * 4, code, !bigEndian)
  return new Uint8Array(view.buffer)
}

/** Lines for columns a, b and s, good and bad, in every encoding, with and without a byte order mark. */
export const encodedLines: readonly Uint8Array[] = [
  '{"a":"é😀","b":1}',
  '[{"a":"q"},{"b":1}]',
  '{"a":"x',
  '{"s":{"x":1,"y":tru},"b":3}',
  '{"s":{"x":[1,x],"y":2},"b":3}',
  '{"s":{"y":1.5e+x},"b":1}',
]
  .flatMap((text) => [text, `\ufeff${text}`])
  .flatMap((text) => [
    utf8(text),
    ...[false, true].flatMap((bigEndian) => [utf16(text, bigEndian), utf32(text, bigEndian)]),
  ])
  .filter((line) => !line.includes(10) && !line.includes(13))

const brackets = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

/** Lines at the limits of Spark's parser and beyond. */
export const limits: readonly string[] = [
  ...[999, 1000, 1001, 1100].flatMap((depth) => [
    `{"b":1,"z":${brackets(depth)},"a":"x"}`,
    `{"b":1,"s":{"y":4,"z":${brackets(depth)},"x":5},"a":"x"}`,
  ]),
  ...[999, 1000, 1001].flatMap((digits) => [
    `{"b":1,"z":${'1'.repeat(digits)},"a":"x"}`,
    `{"a":"x","s":{"x":-${'1'.repeat(digits)},"y":2},"b":1}`,
    `{"a":"x","s":{"x":0.${'1'.repeat(digits - 1)},"y":2},"b":1}`,
    `{"a":"x","s":{"x":1e${'0'.repeat(digits - 2)}1,"y":2},"b":1}`,
  ]),
  `{"${'n'.repeat(50_000)}":1,"b":1}`,
  ...[20_000_000, 20_000_001, 25_000_000].map((length) => `{"b":1,"a":"${'x'.repeat(length)}","s":{"y":2}}`),
  `{"b":1,"z":"${'x'.repeat(25_000_000)}","a":"y"}`,
  `{"b":1,${' '.repeat(50_000_000)}"a":"y"}`,
]

const wrong =
  'ff c3 c328 e282 e28228 f09f98 f0288cbc c080 e08080 f4908080 f7bfbfbf f8808080 80 bf feff eda080 edb080'

/** Lines with bytes that are no UTF-8. The last are halves of surrogate pairs, which Spark reads since 4 no more. */
export const notUtf8 = (version: string): readonly Uint8Array[] =>
  wrong
    .split(' ')
    .filter((hex) => !(version.startsWith('3.') && hex.startsWith('ed')))
    .flatMap((hex) =>
      [
        ['{"b":1,"a":"x', '","s":{"y":2}}'],
        ['{"b":1,"z":"x', '","s":{"y":2}}'],
        ['{"b":1,"s":{"y":2,"x":"', '"},"a":"after"}'],
        ['{"b":1,"s":{"y":2,"', '":1},"a":"after"}'],
        ['{"b":1,"s":', ',"a":"after"}'],
        ['{"b":1,"s":[true', '],"a":"after"}'],
      ].map(([before = '', after = '']) =>
        Buffer.concat([utf8(before), Buffer.from(hex, 'hex'), utf8(after)]),
      ),
    )
