import { type AnyTable, showType, type Type } from '@lockstep/schema'
import type { JsonFound } from '@lockstep/transforms'
import { quoted } from '../../print/quote-typescript.js'
import { jsonKindsIn, jsonType } from '../read/json-types.js'
import type { DataSource } from '../read/source.js'
import { said, withCounts } from '../write/say.js'
import type { ColumnFit } from './fit.js'

/** Something in a file that does not fit a table. */
export interface Drift {
  /** Whether it is certain, or asked. */
  readonly sign: 'x' | '?'
  readonly column: string
  readonly text: string
  /** Whether values are lost by it. */
  readonly loses: boolean
}

/** Columns that are read by rules and are not in the file, and those that are new in it. */
export const columnDrifts = (
  table: AnyTable,
  source: DataSource,
  used: ReadonlySet<string>,
): readonly Drift[] => {
  const there = new Set(source.fields.map(({ name }) => name))
  const known = new Set(table.raw.map(({ name }) => name))
  const gone = table.raw.filter(({ name }) => used.has(name) && !there.has(name))
  const more = source.fields.filter(({ name }) => !known.has(name)).map(({ name }) => quoted(name))
  const news = more.length === 0 ? '' : `; new there: ${more.join(', ')}`
  return [
    ...gone.map(
      ({ name }): Drift => ({ sign: 'x', column: name, text: `not in the new file${news}`, loses: true }),
    ),
    ...(gone.length > 0 || more.length === 0
      ? []
      : [
          {
            sign: '?',
            column: more.join(', '),
            text: 'new in the file; the table does not have it',
            loses: false,
          } as const,
        ]),
  ]
}

const fitsNumber = (found: JsonFound, { kind }: Type): number =>
  kind === 'double' || kind === 'decimal'
    ? found.ints + found.longs + found.wholes + found.fractions
    : found.ints + found.longs

/** Values of JSON that the reader takes for none, since they are of another type. */
export const typeDrifts = (table: AnyTable, { json }: DataSource): readonly Drift[] =>
  table.raw.flatMap(({ name, type }): readonly Drift[] => {
    const found = json?.record.fields.get(name)
    if (found === undefined || type.kind === 'text') return []
    const all = jsonKindsIn(found).reduce((sum, [, count]) => sum + count, 0)
    const isNumber = ['int', 'long', 'double', 'decimal'].includes(type.kind)
    const fitting = isNumber
      ? fitsNumber(found, type)
      : type.kind === 'boolean'
        ? found.booleans
        : type.kind === 'list'
          ? found.lists
          : type.kind === 'struct'
            ? found.structs
            : all
    if (fitting === all) return []
    const kinds = jsonKindsIn(found).map(([kind, count]) => `${kind} ${said(count)}`)
    return [
      {
        ...{ sign: 'x', column: name, loses: true },
        text: `${said(all - fitting)} of ${said(all)} are no ${showType(type)} and are read as null (${kinds.join(', ')}); the file reads as ${showType(jsonType(found))}`,
      },
    ]
  })

/** What the rules of a column do to a file that they did not know. */
export const fitDrifts = (
  { watched, lost, lostInAll, without, rounded }: ColumnFit,
  rows: number,
): readonly Drift[] => [
  ...(lostInAll === 0
    ? []
    : [
        {
          ...({ sign: 'x', column: watched.name, loses: true } as const),
          text: `${said(lostInAll)} of ${said(rows)} become null and are no known sentinel: ${withCounts(lost)}`,
        },
      ]),
  ...[...without].map(
    ([{ rule, text }, count]): Drift => ({
      ...{ sign: 'x', column: watched.name, loses: false },
      text: `${said(count)} do not ${rule === 'stripPrefix' ? 'begin' : 'end'} with ${quoted(text)} and are left as they came`,
    }),
  ),
  ...[...rounded].map(
    ([scale, count]): Drift => ({
      ...{ sign: 'x', column: watched.name, loses: true },
      text: `${said(count)} have more than ${scale} digits behind the point, which are rounded away`,
    }),
  ),
]
