import type { Literal, MeaningOf, OperationsOf } from '@lockstep/schema'
import { call, operator, type Spark } from '../spark/expression.js'

/** `value` where `test`, else `otherwise`; a chain of them is one CASE. */
const choose = (test: Spark, value: Spark, otherwise: Spark): Spark => ({
  kind: 'case',
  branches: [{ test, value }],
  otherwise: otherwise.kind === 'literal' && otherwise.literal.value === null ? null : otherwise,
})

/** Spark's `nullif` repeats its child in the plan on 3.5; this names it twice, so that printers give it a name. */
export const nullFor = (of: Spark, values: readonly Literal[]): Spark => ({
  kind: 'case',
  branches: [{ test: operator('NOT', { kind: 'in', of, values }), value: of }],
  otherwise: null,
})

/** The operations of `schema/graph/operations/logic.ts` on Spark. */
export const logic: MeaningOf<Spark, OperationsOf<'logic'>> = {
  nullIf: (node, of) => nullFor(of, node.constants.values),
  coalesce: (_, ...of) => call('coalesce', ...of),
  isNull: (_, of) => ({ kind: 'isNull', of }),
  when: (_, test, value, otherwise) => choose(test, value, otherwise),
  and: (_, left, right) => operator('AND', left, right),
  or: (_, left, right) => operator('OR', left, right),
  not: (_, of) => operator('NOT', of),
}
