import { type AnyQuery, nodesOf, relationsOf, rulesOf, type Type } from '@lockstep/schema'
import type { Value } from '../cells.js'

/** All numbers that constants hold, however deep. */
const numbersIn = (constant: unknown): readonly (number | bigint)[] => {
  if (typeof constant === 'number' || typeof constant === 'bigint') return [constant]
  return typeof constant === 'object' && constant !== null ? Object.values(constant).flatMap(numbersIn) : []
}

const asInt = (of: number | bigint): readonly number[] => {
  const value = Number(of)
  return (value | 0) === value && !Object.is(value, -0) ? [value] : []
}

/** The numbers that the rules of a question name: bounds, values that are looked for, years. */
const numbersOf = ({ relation }: AnyQuery): readonly (number | bigint)[] => [
  ...new Set(
    nodesOf(relationsOf([relation]).flatMap(rulesOf)).flatMap(({ constants }) => numbersIn(constants)),
  ),
]

/** Whether a number may be a year that people write. */
const isYear = (value: number): boolean => value >= 1_000 && value <= 9_999

const year = /(?<!\d)[12]\d{3}(?!\d)/u

/** Texts in which a year stands, with each of some years in its place. */
const inYears = (values: readonly Value[], years: readonly number[]): readonly Value[] =>
  values.flatMap((value) =>
    typeof value === 'string' && year.test(value)
      ? years.map((each) => value.replace(year, String(each)))
      : [],
  )

/**
 * Values at which a question decides: of some values that were drawn for a type, those with a year that the question names; and the
 * numbers that it names. A question about the users of 2015 to 2020 has no answer for rows that know nothing of it.
 */
export const nearQuestion = (
  question: AnyQuery,
): ((type: Type, drawn: readonly Value[]) => readonly Value[]) => {
  const numbers = numbersOf(question)
  const years = numbers.flatMap(asInt).filter(isYear)
  return ({ kind }, drawn) => {
    if (kind === 'int') return numbers.flatMap(asInt)
    if (kind === 'long') return numbers.flatMap(asInt).map(BigInt)
    if (kind === 'double') return numbers.map(Number)
    return kind === 'text' || kind === 'date' || kind === 'timestamp' ? inYears(drawn, years) : []
  }
}
