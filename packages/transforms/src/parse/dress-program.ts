import type { NumberDress, Type } from '@lockstep/schema'
import { limitOf } from '../numbers/small-int128.js'

/** Words by their bytes, the longest first, and the power of ten that each stands for. */
export interface DressWords {
  readonly words: readonly Uint8Array[]
  readonly powers: readonly number[]
}

/** What a number in a text may have on, as bytes. */
export interface DressProgram {
  readonly prefixes: DressWords
  readonly suffixes: DressWords
  readonly units: DressWords
  readonly anyCase: boolean
  /** The byte between groups of digits; -1 for none, and for one of several bytes. */
  readonly grouping: number
  readonly decimalMark: number
  readonly accounting: boolean
  readonly ignoreRest: boolean
  /** Digits behind the point of the result; -1 for a whole number. */
  readonly scale: number
  /** What the result, without its sign and point, is below. */
  readonly limit: number
}

const utf8 = new TextEncoder()

const wordsOf = (powers: Readonly<Record<string, number>>): DressWords => {
  const words = Object.entries(powers).toSorted(([a], [b]) => b.length - a.length)
  return {
    words: words.map(([word]) => utf8.encode(word)),
    powers: words.map(([, times]) => Math.round(Math.log10(times))),
  }
}

const without = (words: readonly string[]): DressWords =>
  wordsOf(Object.fromEntries(words.map((word) => [word, 1])))

const limitFor = (type: Type): number => {
  if (type.kind === 'int') return 2 ** 31
  return type.kind === 'decimal' ? limitOf(type.precision) : 2 ** 53
}

/** What reads numbers of a dress as a type. */
export const dressProgramOf = (dress: NumberDress, type: Type): DressProgram => {
  const grouping = utf8.encode(dress.grouping ?? '')
  return {
    prefixes: without(dress.prefixes),
    suffixes: wordsOf({ ...dress.suffixes, ...(dress.percent ? { '%': 0.01 } : {}) }),
    units: without(dress.units),
    anyCase: dress.anyCase,
    grouping: grouping.length === 1 ? (grouping[0] as number) : -1,
    decimalMark: dress.decimalMark.charCodeAt(0),
    accounting: dress.accounting,
    ignoreRest: dress.ignoreRest,
    scale: type.kind === 'decimal' ? type.scale : -1,
    limit: limitFor(type),
  }
}
