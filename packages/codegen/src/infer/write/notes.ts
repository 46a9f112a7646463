import type { JsonDiscovery } from '@lockstep/transforms'
import type { ColumnProfile } from '../profile/profile.js'
import { textKindOf } from '../propose/kind.js'
import { jsonKindsIn } from '../read/json-types.js'
import { thresholds } from '../thresholds.js'
import { inWords, said, withCounts } from './say.js'

/** Words that are told of an enumeration. */
const most = 4
/** The width of what is told of them. */
const widest = 72

const values = ({ of, field, ...column }: ColumnProfile): string | undefined => {
  if (of === undefined) return undefined
  if (of.kind === 'text') {
    const profile = { of, field, ...column }
    if (textKindOf(profile, of) !== 'words') return undefined
    const words = of.heavy.entries.filter(({ facts }) => !facts.isEmpty)
    const counted = words.map(({ facts, seen }) => [facts.text, seen] as const)
    const told = [most, 3, 2].map((count) => withCounts(counted, count))
    return `${words.length} ${words.length === 1 ? 'word' : 'words'}: ${told.find((text) => text.length <= widest) ?? withCounts(counted, 1)}`
  }
  if (of.least > of.most) return undefined
  if (of.least === of.most) return `${said(of.least)} in all`
  if (of.isExact && of.values.size <= most && field.type.kind !== 'double')
    return [...of.values]
      .toSorted(([a, n], [b, m]) => m - n || a - b)
      .map(([value, count]) => `${said(value)} in ${said(count)}`)
      .join(', ')
  return field.type.kind === 'double' ? `${of.least} to ${of.most}` : `${said(of.least)} to ${said(of.most)}`
}

/** What is said of a raw column beside its type: its values, whether it is a key, and its nulls. */
export const noteOf = (column: ColumnProfile, json: JsonDiscovery | undefined): string => {
  const { nulls, rows, unique, field } = column
  const found = json?.record.fields.get(field.name)
  const kinds = found === undefined ? [] : jsonKindsIn(found)
  const isUnique =
    unique.state === 'unique' &&
    rows - nulls >= thresholds.keyRows &&
    (column.of?.kind === 'text' || field.type.kind !== 'double')
  const parts = [
    values(column),
    kinds.length > 1 ? inWords(kinds.map(([kind, count]) => `${kind} in ${said(count)}`)) : undefined,
    rows === nulls
      ? 'never there'
      : nulls > 0
        ? `null in ${said(nulls)}`
        : isUnique
          ? 'unique, never null'
          : undefined,
  ].filter((part) => part !== undefined)
  return parts.join('; ')
}

/** Whether a column tells rows apart. */
export const isRowKey = ({ unique, nulls, rows, of, field }: ColumnProfile): boolean =>
  unique.state === 'unique' && nulls === 0 && rows > 0 && of !== undefined && field.type.kind !== 'double'
