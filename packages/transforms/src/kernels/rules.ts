import { byName, type MeaningOfRules, type RulesMeaning } from '@lockstep/schema'
import type { Kernel } from '../column/column.js'
import { suffixedNumbers } from './cast/suffix/suffix.js'
import { perText } from './shared/apply.js'
import { strippedOf } from './text/strip/stripped.js'

const utf8 = new TextEncoder()

const meaning: MeaningOfRules<Kernel> = {
  stripPrefix: ({ constants: { prefix } }, of) => perText(of, strippedOf(utf8.encode(prefix), false)),
  stripSuffix: ({ constants: { suffix } }, of) => perText(of, strippedOf(utf8.encode(suffix), true)),
  suffixedNumber: ({ constants: { suffixes, type } }, of) => perText(of, suffixedNumbers(suffixes, type)),
}

/** The rules that have a kernel of their own, which gives the cells of the graph that the rule stands for. */
export const ruleKernels: RulesMeaning<Kernel> = byName(meaning)
