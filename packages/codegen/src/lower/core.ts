import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import { col, lit, type Spark } from '../spark/expression.js'

/** The operations of `schema/graph/operations/core.ts` on Spark, with names for variables by their levels. */
export const coreOver = (variable: (level: number) => string): MeaningOf<Spark, OperationsOf<'core'>> => ({
  column: (node) => col(node.constants.name),
  variable: (node) => ({ kind: 'variable', name: variable(node.constants.level) }),
  literal: (node) => lit(node.constants.value),
})
