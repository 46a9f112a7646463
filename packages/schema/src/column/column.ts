import { type Refusal, refuse } from '../errors/refusal.js'
import { type Node, type NodeOf, node, type RuleLine } from '../graph/node.js'
import type { ConstantOf } from '../graph/operation.js'
import type { Children, ConstantsOf, Operation } from '../graph/operations/index.js'
import { nodeOfRule } from '../graph/rule.js'
import { explainRule } from '../graph/words.js'
import { columnText } from '../types/column-text.js'
import type { Literal } from '../types/literal.js'
import { onLogged } from '../types/logged.js'
import { plainLiteral } from '../types/plain.js'
import type { Zone } from '../types/time.js'
import type { Kind } from '../types/types.js'
import type { Given, GivenBy } from './given.js'
import type { Bool } from './logic.js'

/** The null-ness of a column that cannot hold null. */
export type Present = 'present'
/** The null-ness of a column that can. A column of either is one of this. */
export type Nullable = 'nullable' | Present

/** What a column knows of the table it is part of. */
export interface Context {
  readonly table: string
  readonly zone: Zone
  /** Makes the column of a node, of the class that its type has. */
  readonly make: (node: Node, context: Context) => Column
  /** Set for constants, which belong to no table. */
  readonly isConstant?: true
  /** The column that stands for a refusal, while a table looks for the output column that was refused. */
  readonly refused?: (called: string, refusal: Refusal) => Column
}

/** The lines of some rules. */
export type RuleLines = Readonly<Record<string, RuleLine>>

/** The constants of a rule, by name. */
export type RuleConstants<L extends RuleLine> = {
  readonly [C in keyof L['constants']]: ConstantOf<L['constants'][C]>
}

/** Any node, whatever its operation. */
export type AnyNode = Node | NodeOf<Operation>

/** The node of a constant. */
export const literalNode = (literal: Literal): Node => node('literal', [], { value: literal }) as Node

/** Refuses what JavaScript makes a value of: a template, and operators such as `+`, `<` and `==`. */
export const refuseAsValue = (hint: 'string' | 'number' | 'default'): never =>
  refuse(
    hint === 'string'
      ? 'a column is a rule, not a value: a template or String() would make one text for all rows; write concat(...), or toString() to see the rule'
      : "a column is a rule, not a value: JavaScript's operators look at the rule, never at a cell; write the column's methods: add(1), lessThan(1), equals(1)",
  )

/** A rule: what a column of the result is made of. `K` is the kind of its type, `N` its null-ness. */
export abstract class Column<K extends Kind = Kind, N extends Nullable = Nullable> {
  static {
    Object.defineProperty(Column.prototype, onLogged, { value: Column.prototype.toString })
    Object.defineProperty(Column.prototype, Symbol.toPrimitive, { value: refuseAsValue })
  }

  /** Only the type checker sees these two. */
  declare readonly '~kind': K
  declare readonly '~nulls': N
  /** @internal */
  readonly node: Node
  /** @internal */
  readonly context: Context

  constructor(of: Node, context: Context) {
    this.node = of
    this.context = context
    Object.freeze(this)
  }

  /**
   * An operation on this column and others; plain values become literals of this column's type. What column it gives
   * follows from the operation's line.
   */
  protected apply<O extends Operation, const Others extends readonly unknown[]>(
    operation: O,
    constants: ConstantsOf<O>,
    ...others: Others
  ): Given<O, K, N, Others> {
    const children: readonly Node[] = [this.node, ...others.map((other) => operand(this, other))]
    const of = node(operation, children as Children<O, Node>, constants)
    return this.context.make(of as AnyNode as Node, this.context) as Given<O, K, N, Others>
  }

  /** A rule on this column and others, as `apply` has them. What column it gives follows from the rule's line. */
  protected rule<L extends RuleLines, R extends keyof L & string, const Others extends readonly unknown[]>(
    lines: L,
    rule: R,
    constants: RuleConstants<L[R]>,
    ...others: Others
  ): GivenBy<L[R], K, N, Others> {
    const children: readonly Node[] = [this.node, ...others.map((other) => operand(this, other))]
    const of = nodeOfRule(rule, lines[rule] as RuleLine, children, constants)
    return this.context.make(of, this.context) as GivenBy<L[R], K, N, Others>
  }

  /** What it is, for people: `Column<text>: title without the prefix 'a'`. No rule, and refused inside of one. */
  toString(): string {
    return columnText(this.node.type, explainRule(this.node))
  }

  /** Whether it is null. Spark's `isnull`. */
  isNull(): Bool<Present> {
    return this.apply('isNull', {})
  }

  /** Whether it is not null. Spark's `isnotnull`. */
  isNotNull(): Bool<Present> {
    return this.isNull().not()
  }
}

/** The graph that a column stands for. */
export const nodeOf = (column: Column): Node => column.node

/** The node that stands beside `of`: a column's own, or a plain value as a literal of the type of `of`. */
export const operand = (of: Column, value: unknown): Node =>
  value instanceof Column ? value.node : literalNode(plainLiteral(of.node.type, value))
