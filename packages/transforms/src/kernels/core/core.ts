import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { constant } from '../shared/constant.js'

/** The operations of `schema/graph/operations/core.ts` on Arrow columns. */
export const core: MeaningOf<Kernel, OperationsOf<'core'>> = {
  column: (node) => (frame) => frame.column(node.constants.name),
  literal: (node) => constant(node.constants.value),
}
