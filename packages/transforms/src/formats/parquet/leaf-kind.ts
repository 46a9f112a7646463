import { failParquet } from './error.js'
import { element, numberIn, structIn } from './fields.js'
import type { ThriftStruct } from './thrift.js'

/** How a leaf is read: as Parquet's reader gives it, as microseconds of an INT96, or as milliseconds to be made longer. */
export type LeafKind = 'plain' | 'int96' | 'milliseconds'

const physical = ['boolean', 'int32', 'int64', 'int96', 'float', 'double', 'bytes', 'fixed'] as const
const logicalNames: ReadonlyMap<number, string> = new Map([
  [1, 'string'],
  [2, 'map'],
  [3, 'list'],
  [4, 'enum'],
  [5, 'decimal'],
  [6, 'date'],
  [7, 'time'],
  [8, 'timestamp'],
  [10, 'integer'],
  [11, 'unknown'],
  [12, 'json'],
  [13, 'bson'],
  [14, 'uuid'],
  [15, 'float16'],
  [16, 'variant'],
  [17, 'geometry'],
  [18, 'geography'],
])
const convertedNames = [
  'string',
  'map',
  'map',
  'list',
  'enum',
  'decimal',
  'date',
  'time',
  'time',
  'timestamp-millis',
  'timestamp-micros',
  'integer',
  'integer',
  'integer',
  'integer',
  'integer',
  'integer',
  'integer',
  'integer',
  'json',
  'bson',
  'interval',
] as const

const timestampKind = (of: ThriftStruct, refuse: (what: string) => never): LeafKind => {
  if (of.get(1)?.value !== true)
    return refuse('a timestamp without time zone; write it with one (isAdjustedToUTC)')
  const unit = structIn(of, 2)
  if (unit?.has(1)) return 'milliseconds'
  return unit?.has(2) ? 'plain' : refuse('a timestamp in nanoseconds; write microseconds')
}

/** What an element is said to be, beside its type. */
export const annotation = (item: ThriftStruct): string | undefined => {
  const logical = structIn(item, element.logical)
  const id = logical?.keys().next().value
  if (id !== undefined) return logicalNames.get(id) ?? `annotation ${id}`
  const converted = numberIn(item, element.converted)
  return converted === undefined ? undefined : (convertedNames[converted] ?? `annotation ${converted}`)
}

/** How a leaf is read. @throws ParquetError, with its path, for what Lockstep has no type for. */
export const leafKind = (item: ThriftStruct, path: string): LeafKind => {
  const refuse = (what: string): never =>
    failParquet(`column ${path}: Lockstep has no type for ${what}, or leave the column out by \`columns\``)
  const type = physical[numberIn(item, element.type) ?? -1] ?? refuse('its type')
  const name = annotation(item)
  const logical = structIn(item, element.logical)
  if (type === 'int96') return 'int96'
  if (name === undefined) {
    if (type === 'bytes' || type === 'fixed')
      return refuse('bytes that are not said to be text (annotate them as STRING)')
    return type === 'float' ? refuse('32-bit floats; write doubles') : 'plain'
  }
  switch (name) {
    case 'string':
    case 'enum':
    case 'json':
      return type === 'bytes' ? 'plain' : refuse(`${name} as ${type}`)
    case 'decimal': {
      const precision =
        numberIn(structIn(logical ?? item, 5) ?? item, logical === undefined ? element.precision : 2) ?? 0
      return precision >= 1 && precision <= 38
        ? 'plain'
        : refuse(`decimals of ${precision} digits; write at most 38`)
    }
    case 'date':
    case 'integer':
    case 'unknown':
      return 'plain'
    case 'timestamp':
      return timestampKind(structIn(logical ?? item, 8) ?? item, refuse)
    case 'timestamp-millis':
      return 'milliseconds'
    case 'timestamp-micros':
      return 'plain'
    default:
      return refuse(`${name}; write another type`)
  }
}
