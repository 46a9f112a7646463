import type { MeaningOfRules } from '@lockstep/schema'
import type { Kernel } from '../../../column/column.js'
import { perText } from '../../shared/apply.js'
import { strippedOf } from './stripped.js'

const utf8 = new TextEncoder()

/** The rules that take text off the front or the end. */
export const stripRules: Required<Pick<MeaningOfRules<Kernel>, 'stripPrefix' | 'stripSuffix'>> = {
  stripPrefix: ({ constants: { prefix } }, of) => perText(of, strippedOf(utf8.encode(prefix), false)),
  stripSuffix: ({ constants: { suffix } }, of) => perText(of, strippedOf(utf8.encode(suffix), true)),
}
