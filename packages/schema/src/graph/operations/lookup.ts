import { refuse } from '../../errors/refusal.js'
import type { Literal } from '../../types/literal.js'
import { showLiteral } from '../../types/literal.js'
import { showType, type Type } from '../../types/types.js'
import type { Check, Lines, Result } from '../operation.js'
import { valuesThat } from './values.js'

interface Mapping {
  readonly from: readonly Literal[]
  readonly to: readonly Literal[]
}

/** Spark's plan holds each value twice as text; more of them belong into a table, and a join. */
const mostEntries = 10_000

const typeOfValues = (_: unknown, { to: [first] }: Mapping): Type =>
  first?.type ?? refuse('to: expected one value or more, got none')

const fromChecked = valuesThat('null stays null')

const checkMapping = ({ from, to }: Mapping, [of]: readonly Type[]): void => {
  if (from.length !== to.length)
    refuse(`expected as many values as keys, got ${from.length} keys and ${to.length} values`)
  if (from.length > mostEntries)
    refuse(`expected at most ${mostEntries} entries, got ${from.length}; make a table of them, and join it`)
  if (of?.kind === 'double')
    refuse('takes no double, of which equal ones differ in their bits; write when(...)')
  fromChecked({ values: from }, [of as Type])
  const [first] = to
  for (const { type, value } of to) {
    if (first !== undefined && type !== first.type)
      refuse(`to: expected values of one type, got ${showType(first.type)} and ${showType(type)}`)
    if (value === null)
      refuse('to: expected values that are not null; leave the entry out, or write nullIf(...)')
  }
  const keys = new Set<unknown>()
  for (const literal of from) {
    if (keys.has(literal.value)) refuse(`from: expected each key once, got ${showLiteral(literal)} twice`)
    keys.add(literal.value)
  }
}

const mappingWords = ({ from: { length } }: Mapping): string =>
  `{0} by a list of ${length} ${length === 1 ? 'value' : 'values'}`

const checkAllowed = ({ values }: { readonly values: readonly Literal[] }, [of]: readonly Type[]): void => {
  valuesThat('null is near to nothing')({ values }, [of as Type])
  const twice = values.find(({ value }, index) => values.findIndex((each) => each.value === value) < index)
  if (twice !== undefined) refuse(`values: expected each text once, got ${showLiteral(twice)} twice`)
}

const fewAllowed = ({ values: { length } }: { readonly values: readonly Literal[] }): string =>
  length > 3 ? `the nearest of ${length} values to {0}` : 'the nearest of {values} to {0}'

/** Values looked up in a list. */
export const lookup = {
  /** Spark's `try_element_at` of a map of constants: null for what is no key of it. Text by its bytes. */
  mapValues: {
    takes: ['plain'],
    constants: { from: 'literals', to: 'literals' },
    gives: typeOfValues as Result,
    nulls: 'partial',
    check: checkMapping as Check,
    rare: 'most values are none of the keys',
    words: '{0} as its value among {to}, for {from}',
    short: mappingWords as (of: Mapping) => string,
  },
  /** The value at the least Levenshtein distance, by code points: null beyond a limit, and where two are equally near. */
  nearest: {
    takes: ['text'],
    constants: { values: 'literals', within: { int: [0, 5] } },
    gives: 'text',
    nulls: 'partial',
    check: checkAllowed as Check,
    lambdas: 1,
    steps: 3,
    rare: 'most texts are far from all values',
    words: 'the nearest of {values} to {0}, at most {within} edits away',
    short: fewAllowed as (of: { readonly values: readonly Literal[] }) => string,
  },
} as const

lookup satisfies Lines
