import { refuse } from '../../errors/refusal.js'
import { showType, type Type } from '../../types/types.js'
import type { Check, Lines, Result } from '../operation.js'

const elementOf = (of: Type | undefined): Type => (of?.kind === 'list' ? of.element : refuse('takes a list'))

const element = ([of]: readonly Type[]): Type => elementOf(of)

/** Doubles have two zeros, which releases of Spark tell apart or not. */
const checkComparable = (_: never, [of]: readonly Type[]): void => {
  const { kind } = elementOf(of)
  if (['double', 'list', 'struct'].includes(kind))
    refuse(
      `takes a list of texts, booleans, whole numbers, decimals, dates or timestamps, got ${of === undefined ? 'nothing' : showType(of)}; ${kind === 'double' ? 'make decimals of its elements, by transform and toDecimal' : 'make plain values of its elements, by transform'}`,
    )
}

const checkTexts = (_: never, [of]: readonly Type[]): void => {
  if (elementOf(of).kind !== 'text')
    refuse(
      `takes a list of texts, got ${of === undefined ? 'nothing' : showType(of)}; use transform and toText`,
    )
}

const checkNested = (_: never, [of]: readonly Type[]): void => {
  if (elementOf(of).kind !== 'list')
    refuse(`takes a list of lists, got ${of === undefined ? 'nothing' : showType(of)}`)
}

const checkStart = ({ start }: { readonly start: number }): void => {
  if (start === 0) refuse('start: expected a place from 1, or from -1 at the end, got 0')
}

/** What is asked of the elements of lists, and lists that are made of lists. */
export const elements = {
  /** Spark's `array_size`. */
  arraySize: { takes: ['list'], constants: {}, gives: 'int', nulls: 'strict', words: 'the size of {0}' },
  /** Spark's `array_contains`: null where the value is not there and an element is null. */
  arrayContains: {
    takes: ['list', 'element'],
    constants: {},
    gives: 'boolean',
    nulls: 'partial',
    check: checkComparable as Check,
    rare: 'few lists have the value, and many have a null',
    words: '{0} contains {1}',
  },
  /** Spark's `array_position`: from 1; 0 where the value is not there. */
  arrayPosition: {
    takes: ['list', 'element'],
    constants: {},
    gives: 'long',
    nulls: 'strict',
    check: checkComparable as Check,
    words: 'the place of {1} in {0}',
  },
  /** Spark's `array_remove`. */
  arrayRemove: {
    takes: ['list', 'element'],
    constants: {},
    gives: 'first',
    nulls: 'strict',
    check: checkComparable as Check,
    rare: 'few lists have the value',
    words: '{0} without {1}',
  },
  /** Spark's `array_distinct`: the first of those that are equal; nulls are. */
  arrayDistinct: {
    takes: ['list'],
    constants: {},
    gives: 'first',
    nulls: 'strict',
    check: checkComparable as Check,
    rare: 'few lists have an element twice',
    words: '{0}, each element once',
  },
  /** Spark's `sort_array`: nulls first if ascending, last if descending. Texts by their bytes. */
  sortArray: {
    takes: ['list'],
    constants: { order: { oneOf: ['ascending', 'descending'] } },
    gives: 'first',
    nulls: 'strict',
    check: checkComparable as Check,
    rare: 'many lists have one element or none',
    words: '{0} sorted, {order}',
  },
  /** Spark's `array_min`: null where no element is there. */
  arrayMin: {
    takes: ['list'],
    constants: {},
    gives: element as Result,
    nulls: 'partial',
    check: checkComparable as Check,
    words: 'the least element of {0}',
  },
  /** Spark's `array_max`: null where no element is there. */
  arrayMax: {
    takes: ['list'],
    constants: {},
    gives: element as Result,
    nulls: 'partial',
    check: checkComparable as Check,
    words: 'the greatest element of {0}',
  },
  /** Spark's `array_union`: the elements of both, each once. */
  arrayUnion: {
    takes: ['list', 'first'],
    constants: {},
    gives: 'first',
    nulls: 'strict',
    rare: 'few of the second lists have other elements',
    check: checkComparable as Check,
    words: 'the elements of {0} or of {1}',
  },
  /** Spark's `array_intersect`: the elements of the first that the second has, each once. */
  arrayIntersect: {
    takes: ['list', 'first'],
    constants: {},
    gives: 'first',
    nulls: 'strict',
    rare: 'many of the lists are empty, or equal',
    check: checkComparable as Check,
    words: 'the elements of {0} that are in {1}',
  },
  /** Spark's `array_except`: the elements of the first that the second has not, each once. */
  arrayExcept: {
    takes: ['list', 'first'],
    constants: {},
    gives: 'first',
    nulls: 'strict',
    check: checkComparable as Check,
    rare: 'few lists share elements',
    words: 'the elements of {0} that are not in {1}',
  },
  /** Spark's `array_join`: the texts that are there, with a separator between each two. */
  arrayJoin: {
    takes: ['list'],
    constants: { separator: 'text' },
    gives: 'text',
    nulls: 'strict',
    check: checkTexts as Check,
    words: '{0} joined by {separator}',
  },
  /** Spark's `slice`: from a place, from 1 or, from the end, from -1. Where place and length pass 2^31, Spark 4 gives nothing. */
  slice: {
    takes: ['list'],
    constants: { start: { int: [-1_000_000_000, 1_000_000_000] }, length: { int: [0, 1_000_000_000] } },
    gives: 'first',
    nulls: 'strict',
    check: checkStart as Check,
    words: '{length} elements of {0} from {start}',
  },
  /** Spark's `flatten`: null where a list in it is. */
  flatten: {
    takes: ['list'],
    constants: {},
    gives: element as Result,
    nulls: 'partial',
    check: checkNested as Check,
    words: 'the elements of the lists in {0}',
  },
  /** Spark's `concat` of two lists. */
  concatLists: {
    takes: ['list', 'first'],
    constants: {},
    gives: 'first',
    nulls: 'strict',
    words: '{0} and then {1}',
  },
} as const

elements satisfies Lines
