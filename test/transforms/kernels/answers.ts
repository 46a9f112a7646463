import { type Column, type RawColumn, table } from '@lockstep/schema'
import { cleanRows } from '@lockstep/transforms'
import { z } from 'zod'

/** The compiler does not follow a table whose raw types are not known yet: they stand as text meanwhile. */
const asText = (raw: z.ZodType): z.ZodString => raw as z.ZodString

/** What a rule on one raw column makes of some values, in rows. */
export const answers = <Z extends z.ZodType>(
  raw: Z,
  rule: (column: RawColumn<Z>) => Column,
  values: readonly unknown[],
): readonly unknown[] => {
  const one = table('one', {
    raw: z.object({ value: asText(raw) }),
    clean: ({ value }) => ({ answer: rule(value as RawColumn<Z>) }),
  })
  const rows = values.map((value) => ({ value }))
  return cleanRows(one, rows as never).map(({ answer }) => answer)
}

/** What a rule on two raw columns makes of pairs of values, in rows. */
export const answersOfTwo = <A extends z.ZodType, B extends z.ZodType>(
  left: A,
  right: B,
  rule: (left: RawColumn<A>, right: RawColumn<B>) => Column,
  pairs: readonly (readonly [unknown, unknown])[],
): readonly unknown[] => {
  const two = table('two', {
    raw: z.object({ left: asText(left), right: asText(right) }),
    clean: ({ left, right }) => ({ answer: rule(left as RawColumn<A>, right as RawColumn<B>) }),
  })
  const rows = pairs.map(([left, right]) => ({ left, right }))
  return cleanRows(two, rows as never).map(({ answer }) => answer)
}
