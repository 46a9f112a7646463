import type { Literal } from '../../types/literal.js'
import type { Type } from '../../types/types.js'
import type { Lines, Result } from '../operation.js'

const typeOfColumn = (_: unknown, { type }: { readonly type: Type }): Type => type

const typeOfLiteral = (_: unknown, { value }: { readonly value: Literal }): Type => value.type

/** Leaves: what a rule begins with. */
export const core = {
  /** A column of the table's input. */
  column: {
    takes: [],
    constants: { name: 'name', type: 'type', nullable: 'nullable' },
    gives: typeOfColumn as Result,
    nulls: 'column',
    words: '{name}',
  },
  /** A constant. */
  literal: {
    takes: [],
    constants: { value: 'literal' },
    gives: typeOfLiteral as Result,
    nulls: 'value',
    words: '{value}',
  },
  /** The element that a lambda around it is computed for: that of the nearest one of its level. */
  variable: {
    takes: [],
    constants: { level: 'int', type: 'type' },
    gives: typeOfColumn as Result,
    nulls: 'always',
    words: 'x{level}',
  },
} as const

core satisfies Lines
