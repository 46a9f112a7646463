import {
  type ConstantKind,
  type ConstantLine,
  casts,
  dateFormats,
  type Field,
  type Literal,
  literalOf,
  type Node,
  type OperationLine,
  parsePattern,
  plainLiteral,
  Refusal,
  type Type,
  timeFormatOf,
  timestampFormats,
  types,
} from '@lockstep/schema'
import { edges } from './values.js'

/** Chooses a whole number below a bound. */
export type Choose = (below: number) => number

/** Columns of every type, for rules about any of them. */
export const wide: readonly Field[] = [
  { name: 'text', type: types.text },
  { name: 'other_text', type: types.text },
  { name: 'day', type: types.text },
  { name: 'moment', type: types.text },
  { name: 'boolean', type: types.boolean },
  { name: 'other_boolean', type: types.boolean },
  { name: 'int', type: types.int },
  { name: 'other_int', type: types.int },
  { name: 'long', type: types.long },
  { name: 'double', type: types.double },
  { name: 'other_double', type: types.double },
  { name: 'money', type: types.decimal(10, 2) },
  { name: 'whole', type: types.decimal(38, 0) },
  { name: 'fraction', type: types.decimal(5, 5) },
  { name: 'date', type: types.date },
  { name: 'other_date', type: types.date },
  { name: 'timestamp', type: types.timestamp },
  { name: 'other_timestamp', type: types.timestamp },
  { name: 'tags', type: types.list(types.text) },
  { name: 'words', type: types.list(types.list(types.text)) },
  {
    name: 'place',
    type: types.struct([
      { name: 'lat', type: types.double },
      { name: 'Name x', type: types.text },
    ]),
  },
]

const patterns: readonly RegExp[] = [
  /a/u,
  /^ +/u,
  /[0-9]+$/u,
  /([0-9])k$/u,
  /(\d+)-(\d+)/u,
  /\s+/u,
  /./u,
  /[^a-z]/u,
  /a|b1?/u,
  /^x?1/u,
  /\.0+$/u,
  /😀/u,
  /(?:ab)+?c*$/u,
]
const texts: readonly string[] = ['', 'x', '$1', '<$1>', '$2/$1', '000', '\\', 'é😀']
const ints = [0, 1, 2, 3, 5, -1, -2, -5, 100, 2_147_483_647, -2_147_483_648]
const zones = ['UTC', '+05:30', '-18:00', '+00:00'] as const
const suffixes = ['k', 'M', 'kk', 'e', 'Mio', '€', '$', '\u00a0'] as const
const dayFormats = [
  'd MMM yyyy',
  'MMMM d, yyyy',
  'd/M/yyyy',
  'M/d/yy',
  "d 'de' MMMM yy",
  'yyyyMMMdd',
  'dd.MM.yy',
] as const
const clockFormats = [
  'd MMM yyyy h:mm a',
  'dd/MM/yy hh:mm:ss[.S] a',
  "yyyy-M-d'T'HH:mm:ss[.S]XXX",
  'M/d/yyyy H:mm',
] as const
const writtenFormats = [
  'd MMM yyyy',
  'MMMM',
  "dd/MM/yyyy '$1'",
  'yyyyMMdd',
  'M.d.yyyy',
  'MMM d',
  "yyyy'\\'d",
] as const
const writtenMoments = ["yyyy-MM-dd'T'HH:mm:ssXXX", 'h:mm a', 'd MMM yyyy, hh:mm a', 'H:mm', 'yyyy'] as const
const dresses = [
  { grouping: ',', prefixes: ['$', 'US$'], accounting: true },
  { grouping: '.', decimalMark: ',', units: ['€', 'EUR'], anyCase: true },
  { ignoreRest: true, grouping: ',' },
  { percent: true, suffixes: { k: 1_000, million: 1_000_000, mil: 100 }, anyCase: true },
  { grouping: '\u00a0', units: ['oz.', 'oz'], suffixes: { M: 1_000_000 }, ignoreRest: true },
] as const
const castTypes: readonly Type[] = [
  types.text,
  types.int,
  types.long,
  types.double,
  types.boolean,
  types.decimal(10, 2),
  types.decimal(38, 0),
  types.decimal(4, 3),
  types.date,
]

const entry = (value: Type): Type =>
  types.struct([
    { name: 'key', type: types.text },
    { name: 'value', type: value },
  ])

const jsonTypes: readonly Type[] = [
  entry(types.text),
  entry(types.struct([{ name: 'a', type: types.double }])),
  types.struct([{ name: 'a', type: types.text }]),
  types.struct([
    { name: 'a', type: types.int },
    { name: "b'c", type: types.list(types.text) },
    { name: 'Name x', type: types.double },
  ]),
  types.struct([
    {
      name: 's',
      type: types.struct([
        { name: 'a', type: types.decimal(5, 2) },
        { name: 'b', type: types.boolean },
      ]),
    },
    { name: 'é', type: types.long },
    { name: 'l', type: types.list(types.struct([{ name: '`', type: types.text }])) },
  ]),
]

/** One of some values. */
export const pick = <T>(choose: Choose, values: readonly T[]): T => {
  const value = values[choose(values.length)]
  if (value === undefined) throw new Refusal('nothing to pick from')
  return value
}

const literal = (choose: Choose, type: Type): Literal => plainLiteral(type, pick(choose, edges(type)))

const plain: readonly Type[] = wide.map((field) => field.type).filter((type) => edges(type).length > 0)

/** Ranges whose bounds are drawn among the values that cells are drawn among; at times an end is open, or a range is one number. */
const ranges = (choose: Choose, type: Type): unknown => {
  const bounds = new Set(
    Array.from({ length: 2 + choose(5) }, () => BigInt(pick(choose, edges(type)) as number | bigint)),
  )
  const all = [...bounds].toSorted((a, b) => (a < b ? -1 : 1))
  return all.flatMap((from, index) => {
    if (index % 2 === 1) return []
    const isFirst = index === 0 && choose(3) === 0
    const isLast = index >= all.length - 2 && !isFirst && choose(3) === 0
    return [
      {
        name: `${pick(choose, texts)}${index}`,
        from: isFirst ? null : from,
        to: isLast ? null : (all[index + 1] ?? from),
      },
    ]
  })
}

const fieldNames = ['a', 'Name x', 'b.c', '`', 'é', '$1', 'on', "'"] as const

type DrawConstant = (choose: Choose, child: Node | undefined, children: readonly Node[]) => unknown

const kinds: Readonly<Record<ConstantKind, DrawConstant>> = {
  name: (choose, child) => (child?.type.kind === 'struct' ? pick(choose, child.type.fields).name : 'name'),
  names: (choose, _, children) => {
    const first = choose(fieldNames.length)
    return children.map((_, place) => fieldNames[(first + place) % fieldNames.length])
  },
  text: (choose) => pick(choose, texts),
  int: (choose) => (choose(4) > 0 ? choose(3) : pick(choose, ints)),
  // A rule may give a type that no cast gives: a decimal as a whole number.
  type: (choose, child) =>
    pick(
      choose,
      choose(2) === 1
        ? castTypes
        : castTypes.filter(({ kind }) => child !== undefined && casts[child.type.kind].includes(kind)),
    ),
  jsonType: (choose) => pick(choose, jsonTypes),
  literal: (choose) => {
    const type = pick(choose, plain)
    return choose(6) === 1 ? literalOf(type, null) : literal(choose, type)
  },
  literals: (choose, child) =>
    Array.from({ length: 1 + choose(3) }, () => literal(choose, child?.type ?? types.text)),
  pattern: (choose) => parsePattern(pick(choose, patterns)),
  dateFormat: (choose) => pick(choose, dateFormats),
  timestampFormat: (choose) => pick(choose, timestampFormats),
  timeFormat: (choose) =>
    timeFormatOf(
      pick(choose, choose(2) === 0 ? dayFormats : clockFormats),
      pick(choose, [1970, 1900, 1999, 9900, 0, 1925]),
    ),
  writtenFormat: (choose) => pick(choose, writtenFormats),
  writtenMoment: (choose) => pick(choose, writtenMoments),
  zone: (choose) => pick(choose, zones),
  nullable: () => true,
  suffixes: (choose) =>
    Object.fromEntries(
      Array.from({ length: 1 + choose(3) }, () => [pick(choose, suffixes), 10 ** (1 + choose(18))]),
    ),
  dress: (choose) => pick(choose, dresses),
  buckets: (choose, child) => ranges(choose, child?.type.kind === 'long' ? types.long : types.int),
}

const constant = (choose: Choose, line: ConstantLine, children: readonly Node[]): unknown => {
  if (typeof line === 'string') return kinds[line](choose, children[0], children)
  if ('oneOf' in line) return pick(choose, line.oneOf)
  const [least, most] = line.drawn ?? line.int
  return pick(choose, [least, most, least + choose(most - least + 1)])
}

/** Constants of the kinds that a line names, for some children. Not all of them fit each other: the node may be refused. */
export const constants = (
  choose: Choose,
  line: Pick<OperationLine, 'constants'>,
  children: readonly Node[],
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(line.constants).map(([name, kind]) => [name, constant(choose, kind, children)]),
  )
