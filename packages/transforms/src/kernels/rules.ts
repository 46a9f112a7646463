import { byName, type MeaningOfRules, type RulesMeaning } from '@lockstep/schema'
import type { Kernel } from '../column/column.js'
import { dressedRules } from './cast/dressed/dressed.js'
import { suffixRules } from './cast/suffix/suffix.js'
import { writtenRules } from './format/write-dates.js'
import { asciiRules } from './letters/ascii-letters.js'
import { stripRules } from './text/strip/strip.js'

/** The names of the rules that have a kernel of their own. */
export type RuleWithKernel =
  | 'stripPrefix'
  | 'stripSuffix'
  | 'suffixedNumber'
  | 'dressedNumber'
  | 'lowerAscii'
  | 'upperAscii'
  | 'writeTimestamp'

/** Kernels of some rules. */
export type RuleKernels<K extends RuleWithKernel> = Required<Pick<MeaningOfRules<Kernel>, K>>

const meaning: RuleKernels<RuleWithKernel> = {
  ...stripRules,
  ...suffixRules,
  ...dressedRules,
  ...asciiRules,
  ...writtenRules,
}

/** The rules that have a kernel of their own, which gives the cells of the graph that the rule stands for. */
export const ruleKernels: RulesMeaning<Kernel> = byName(meaning)
