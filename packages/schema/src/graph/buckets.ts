import { at, refuse } from '../errors/refusal.js'
import { checkNoColumn } from '../types/column-text.js'
import type { Json } from '../types/json.js'
import { showGiven } from '../types/plain.js'

/** Whole numbers under one name, from one to another, both included; null is an open end. */
export interface Bucket {
  readonly name: string
  readonly from: bigint | null
  readonly to: bigint | null
}

const quoted = (text: string): string => JSON.stringify(text)

const boundOf = (value: unknown): bigint | null => {
  if (value === null || typeof value === 'bigint') return value
  if (typeof value !== 'number')
    return refuse(`expected whole numbers, or null for an open end, got ${showGiven(value)}`)
  if (!Number.isInteger(value))
    return refuse(
      `expected whole numbers, got ${value}; both ends of a range are in it: for numbers with a fraction write when(...)`,
    )
  return Number.isSafeInteger(value)
    ? BigInt(value)
    : refuse(`expected whole numbers of at most 2^53 - 1, got ${value}; write it as a bigint`)
}

const bucketOf = (value: unknown): Bucket => {
  const { name, from, to } = (typeof value === 'object' ? (value ?? {}) : {}) as Partial<
    Record<keyof Bucket, unknown>
  >
  if (typeof name !== 'string' || !name.isWellFormed())
    return refuse(`expected a name of well-formed text, got ${showGiven(name)}`)
  return at(quoted(checkNoColumn(name)), () => {
    const [first, last] = [boundOf(from), boundOf(to)]
    if (first === null && last === null)
      refuse('expected a range with an end, got one with none, which holds every number; give it an end')
    if (first !== null && last !== null && first > last)
      refuse(`expected a range of one number or more, got ${first} to ${last}; let it begin before it ends`)
    return Object.freeze({ name, from: first, to: last })
  })
}

/** By where they begin, the open one first. */
const byBegin = (a: Bucket, b: Bucket): number => {
  if (a.from === b.from) return 0
  if (a.from === null || b.from === null) return a.from === null ? -1 : 1
  return a.from < b.from ? -1 : 1
}

const checkApart = (before: Bucket, after: Bucket): void => {
  if (before.to !== null && after.from !== null && before.to < after.from) return
  const both =
    after.from ?? (before.to !== null && (after.to === null || before.to < after.to) ? before.to : after.to)
  refuse(
    `${quoted(before.name)} and ${quoted(after.name)} both hold ${both}; both ends of a range are in it: end one before the other begins`,
  )
}

/**
 * Buckets in the order of their ranges.
 * @throws Refusal for none, for bounds that are no whole numbers, for empty ranges, and for those that overlap.
 */
export const checkBuckets = (value: unknown): readonly Bucket[] => {
  if (!Array.isArray(value) || value.length === 0)
    return refuse("expected ranges such as { '18-24': [18, 24], '25+': [25, null] }, got none")
  const buckets = value.map(bucketOf).toSorted(byBegin)
  const names = new Set<string>()
  for (const [index, bucket] of buckets.entries()) {
    if (names.has(bucket.name)) refuse(`two ranges are named ${quoted(bucket.name)}; rename one`)
    names.add(bucket.name)
    const before = buckets[index - 1]
    if (before !== undefined) checkApart(before, bucket)
  }
  return Object.freeze(buckets)
}

const boundText = (bound: bigint | null): string | null => (bound === null ? null : String(bound))

/** Buckets as JSON: lists of a name and two bounds. */
export const writeBuckets = (buckets: readonly Bucket[]): Json =>
  buckets.map(({ name, from, to }) => [name, boundText(from), boundText(to)])

const readBound = (json: Json | undefined): bigint | null => {
  if (json === null) return null
  return typeof json === 'string' && /^-?[0-9]+$/u.test(json)
    ? BigInt(json)
    : refuse(`expected the digits of a whole number, got ${JSON.stringify(json)}`)
}

/** The buckets that `writeBuckets` wrote; they are still to be checked. */
export const readBuckets = (json: Json): unknown =>
  Array.isArray(json)
    ? json.map((each: Json) => {
        const [name, from, to] = Array.isArray(each) ? (each as readonly Json[]) : []
        return { name, from: readBound(from), to: readBound(to) }
      })
    : json

const rangeWords = ({ from, to }: Bucket): string => {
  if (from === null) return `${to} or less`
  if (to === null) return `${from} or more`
  return from === to ? `${from}` : `${from} to ${to}`
}

/** Each name, with its range where the name does not say it: `18-24, 50+ (51 or more)`. */
export const showBuckets = (buckets: readonly Bucket[]): string =>
  buckets
    .map((bucket) => {
      const { name, from, to } = bucket
      return name === `${from}-${to}` ? name : `${name} (${rangeWords(bucket)})`
    })
    .join(', ')
