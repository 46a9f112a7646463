import { decimalText, type Field, type Type } from '@lockstep/schema'
import type { Value } from './cells.js'
import { type Choose, pick } from './constants.js'

/** A row by column name. */
type Row = Readonly<Record<string, Value>>

/** The longest text that is made of two others, in UTF-16 units. */
const longest = 200

const cut = (text: string, choose: Choose): number => choose(Math.min(text.length, longest) + 1)

/** The beginning of one text and the end of another; or one with a letter, or a piece, of the other put in. */
const crossTexts = (one: string, other: string, choose: Choose): string => {
  const at = cut(one, choose)
  const from = cut(other, choose)
  const piece = other.slice(from, from + 1 + choose(4))
  const crossed = [
    one.slice(0, at) + other.slice(from),
    one.slice(0, at) + piece + one.slice(at),
    one.slice(0, at) + piece + one.slice(at + piece.length),
    one.slice(0, at) + one.slice(at + 1),
  ][choose(4)]
  return (crossed ?? one).slice(0, Math.max(longest, one.length)).toWellFormed()
}

const sums = (one: bigint, other: bigint, choose: Choose): bigint =>
  [one + other, one - other, one + BigInt(choose(21) - 10), one ^ (other & 0xffffn), one / 10n][choose(5)] ??
  one

const crossDoubles = (one: number, other: number, choose: Choose): number =>
  [one + other, one * other, one / 3, -one, one + (choose(21) - 10) / 8, Math.round(one)][choose(6)] ?? one

const crossDecimals = (
  one: string,
  other: string,
  { precision, scale }: Type & { kind: 'decimal' },
  choose: Choose,
): string => {
  const digits = sums(BigInt(one.replace('.', '')), BigInt(other.replace('.', '')), choose)
  return decimalText(digits % 10n ** BigInt(precision), scale)
}

/** The year of one day and the month and day of another: one that every year has. */
const crossDays = (one: string, other: string): string =>
  one.slice(0, -6) + other.slice(-6).replace('-02-29', '-02-28')

/** The day of one moment and the time of day of another. */
const crossMoments = (one: string, other: string): string =>
  one.slice(0, one.indexOf('T')) + other.slice(other.indexOf('T'))

/** A value like two others of a type. */
const cross = (type: Type, one: Value, other: Value, choose: Choose): Value => {
  if (one === null || other === null) return one ?? other
  switch (type.kind) {
    case 'text':
      return crossTexts(one as string, other as string, choose)
    case 'boolean':
      return choose(2) === 0
    case 'int':
      return Number(BigInt.asIntN(32, sums(BigInt(one as number), BigInt(other as number), choose)))
    case 'long':
      return BigInt.asIntN(64, sums(one as bigint, other as bigint, choose))
    case 'double':
      return crossDoubles(one as number, other as number, choose)
    case 'decimal':
      return crossDecimals(one as string, other as string, type, choose)
    case 'date':
      return crossDays(one as string, other as string)
    case 'timestamp':
      return crossMoments(one as string, other as string)
    case 'list': {
      const [left, right] = [one as readonly Value[], other as readonly Value[]]
      return [...left.slice(0, 1 + choose(3)), ...right.slice(0, choose(3))]
    }
    case 'struct': {
      const [left, right] = [one as Record<string, Value>, other as Record<string, Value>]
      return Object.fromEntries(
        type.fields.map(({ name, type }) => [
          name,
          crossed(type, left[name] ?? null, right[name] ?? null, choose),
        ]),
      )
    }
  }
}

/** One of two values, or a third that is like both. */
const crossed = (type: Type, one: Value, other: Value, choose: Choose): Value =>
  choose(3) === 0 ? one : cross(type, one, other, choose)

/**
 * Rows like some that were drawn, which are thousands for the cost of a hundred: each is one of the drawn rows, in which about half of the
 * values are those of other rows, or are crossed of two. Rows keep what their values have to do with each other in the other half.
 */
export const bred = (
  fields: readonly Field[],
  rows: readonly Row[],
  size: number,
  choose: Choose,
): readonly Row[] => {
  if (rows.length === 0) return []
  const another = (name: string): Value => pick(choose, rows)[name] ?? null
  return Array.from({ length: size }, () => {
    const row: Record<string, Value> = { ...pick(choose, rows) }
    for (const { name, type } of fields) {
      const turn = choose(6)
      if (turn < 1) row[name] = another(name)
      else if (turn < 3) row[name] = cross(type, another(name), another(name), choose)
    }
    return row
  })
}
