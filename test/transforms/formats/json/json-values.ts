import { type Field, type Type, types } from '@lockstep/schema'

const row = (fields: Readonly<Record<string, Type>>): readonly Field[] =>
  Object.entries(fields).map(([name, type]) => ({ name, type }))

const struct = (fields: Readonly<Record<string, Type>>): Type => types.struct(row(fields))

/** A column of each raw type that JSON is read into, and of lists and structs of them. */
export const everyType: readonly Field[] = row({
  text: types.text,
  boolean: types.boolean,
  int: types.int,
  long: types.long,
  double: types.double,
  money: types.decimal(10, 2),
  wide: types.decimal(38, 18),
  whole: types.decimal(5, 0),
  texts: types.list(types.text),
  ints: types.list(types.int),
  doubles: types.list(types.double),
  decimals: types.list(types.decimal(6, 3)),
  booleans: types.list(types.boolean),
  lists: types.list(types.list(types.long)),
  pair: struct({ x: types.int, y: types.text }),
  pairs: types.list(struct({ x: types.double, y: types.boolean })),
  deep: struct({ p: struct({ q: types.list(struct({ r: types.long, x: types.text })) }), x: types.double }),
})

/** Whether text can come out of a type. */
export const hasText = (type: Type): boolean => {
  if (type.kind === 'list') return hasText(type.element)
  return type.kind === 'struct' ? type.fields.some((field) => hasText(field.type)) : type.kind === 'text'
}

const apart = (text: string): readonly string[] => text.trim().split(/\s+/)

const numbers = apart(`
  0 1 -1 -0 7 12345 2147483647 2147483648 -2147483648 -2147483649 9007199254740993 123456789012345 1234567890123456
  9223372036854775807 9223372036854775808 -9223372036854775808 -9223372036854775809 12345678901234567890
  ${'9'.repeat(38)} ${'9'.repeat(39)} 1.0 1.50 -0.0 0.0 1.005 -1.005 2.675 0.005 -0.005 0.00499999999999999999 0.1
  999.9994 999.9995 99999.4 99999.5 99999999.994 99999999.995 123456.789 12345678901234567890.123456789012345678
  123456789012345678901234567890.12345 0.000001234567890123 1e3 1E3 1e+3 1e-3 1.5e2 -0e0 0e99999 1e37 1e38 1e99999
  1e-99999 1e22 1e23 0e2147483647 0e2147483648 1e400 -1e400 1e-400 5e-324 4.9E-324 2.2250738585072014e-308
  1.7976931348623157e308 1.7976931348623159e308 1e0000000001 17976931348623157e292`)

const oddNumbers = apart(`
  01 00 -01 1. .5 -.5 - +1 + 1e 1e+ 1.e3 1x 1a 0x1F 1_000 1,5 NaN Infinity -Infinity +Infinity INF -INF +INF -NaN
  +NaN Nan nan Inf -I +I -In +INFx -INFINITY NaNa NaN1 Infinit Infinityx`)

const words = [
  ...apart(`true false null tru True TRUE nul nulll true1 truex undefined None é trueé null😀 x \` # / //c /*c*/1 1/*c*/
    @ % $ _ tré , : ; } ] ) \\ ' " ""x "a"b 'a' 'a"b' "a'b" 'a\\'b' 'é'`),
  ...['', ' ', '12 3', 'true é', '\u00a0', 'nul\x01'],
]

const strings = [
  ...apart(String.raw`a true null NaN Infinity +INF -INF -Infinity +Infinity INF nan 0 1 1.5 1e3 1,234.50 -1,0 , ١٢٣ １.５
    ٣e٢ 1e +5 .5 5. . 1d 1f 0x1F 1e400 1e-2147483648 1e2147483648 é 日本語 😀 👩‍👧 2020-01-01 [1] {\"a\":1} {} // a\nb
    \b\f\n\r\t\/\\\" \' \u0041 \u00e9\u65e5 \ud83d\ude00 \uD83D\uDE00 \u0000 \ud83d \ude00 \ude00\ud83d
    \ud83d\ud83d\ude00 \ud83d\n x\ud83d \ud83dx \ud83d\\ude00 \x \u \u12 \u12G4 \ \\ \é \😀`),
  ...[
    '',
    ' ',
    ' 1',
    '1 ',
    '\u200b',
    '\u2028',
    '\x7f',
    'a\tb',
    'a\x00b',
    'a\x01b',
    'a\x1fb',
    'long '.repeat(30),
  ],
  ...['0123456789'.repeat(3), 'é'.repeat(40), `${'a'.repeat(63)}\\n`],
].map((text) => `"${text}"`)

const nested = String.raw`
[]|{}|[ ]|{ }|[null]|[[]]|[{}]|{"a":{}}|[1,2]|[1 , 2]|[1,"x",true,null]|[[1],[2,3],null]|[1,]|[,1]|[1 2]|[1;2]|[1|[|{
{"x":1|{"x"|{"x":|{"x":1,}|{"x":1 "y":2}|[}|{]|[1}|{"x":1]|{"x":1,"y":"a"}|{"x":1,"x":2}|{"x":1,"x":"b"}
{"x":"b","x":1}|{"X":1}|{"x":1,"y":tru}|{"x":tru,"y":"a"}|{'x':1}|{x:1}|{"\u0078":1}|{"x\u0000":1}|{"":1}
{"x":1,"z":{"x":2},"y":"a"}|{"x" : 1 , "y" : "a"}|{"x":[1,x],"y":"a"}|{"x":{"x":1},"y":"a"}|{"\u00e9\ud83d\ude00":1}
{"y":{"a": 1.50 , "b":[1e3,"\u0041"]},"x":1}|{"p":{"q":[{"r":1,"x":"a"},{"r":"1"},null,{}]},"x":1}
{"p":{"q":[{"r":1},2]},"x":1}|{"p":{"q":{"r":1}},"x":"NaN"}|{"p":{"q":[{"r":1},{"r":x}],"q":[]},"x":1}
{"p":{"q":[{"r":9223372036854775808},{"x":[1, 2]}]},"x":1}|{"p":null,"x":-0}|{"p":{"q":[[{"r":1}]]}}
[{"x":1,"y":true},{"x":"x"},{"y":1}]`
  .trim()
  .split(/[|\n]/)

const scalars = [...numbers, ...oddNumbers, ...words, ...strings]

/** JSON values of every kind, in every spelling, good and bad; each scalar also inside lists and structs. */
export const jsonValues: readonly string[] = [
  ...scalars,
  ...nested,
  ...scalars.flatMap((value) => [
    `[${value}]`,
    `[1,${value},"x"]`,
    `{"x":${value},"y":${value}}`,
    `{"p":{"q":[{"r":${value},"x":${value}}]},"x":${value}}`,
  ]),
]

/** Whether a value is a string. What a text column gets from another one is not the same in Spark 3.5 and 4. */
export const isPlainText = (value: string): boolean => /^"[^"]*"$/.test(value)
