import { type MeaningOf, type OperationsOf, refuse } from '@lockstep/schema'
import type { Kernel } from '../../column/column.js'
import { constant } from '../shared/constant.js'

/** The operations of `schema/graph/operations/core.ts` on Arrow columns. */
export const core: MeaningOf<Kernel, OperationsOf<'core'>> = {
  column: (node) => (frame) => frame.column(node.constants.name),
  variable:
    () =>
    ({ lambda }) =>
      lambda?.elements ?? refuse('an element of a list was asked for outside of its lambda'),
  literal: (node) => constant(node.constants.value),
}
