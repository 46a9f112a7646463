import type { Node } from '@lockstep/schema'
import type { Spark } from '../../spark/expression.js'

/** A small Python function that says what a rule, or a compound form of the lowering, is on Spark. */
export interface Helper {
  readonly name: string
  /** Its definition in Python, given `Column`, `functions as F` and what it `imports`. */
  readonly text: string
  /** The modules of Python's own that it needs. */
  readonly imports?: readonly string[]
  /** Texts that stand before it, and before others that need the same. */
  readonly needs?: readonly string[]
  /** The constants that a call of it may name, each with its text. */
  readonly constants?: Readonly<Record<string, string>>
  /** Whether it takes names of columns, and no other expressions. */
  readonly byName: boolean
  /** The constants of the call that says a node, as Python writes them; null for a node that it cannot say. */
  readonly says: (node: Node) => readonly string[] | null
}

/** A name that means the same to `F.col`, and in backticks in the text of a query. */
const isPlainColumn = (of: Spark | undefined): boolean =>
  of?.kind === 'column' && /^[\p{L}\p{N}_ -]+$/u.test(of.name)

/** Whether a column's name is in our hands: a step gives its own to whatever is neither column nor constant. */
const getsName = (of: Spark | undefined): boolean =>
  of !== undefined && !['column', 'literal', 'plain', 'field'].includes(of.kind)

/** Whether a function that takes names of columns can be called with some expressions. */
export const hasNames = (of: readonly Spark[]): boolean =>
  of.every((each) => isPlainColumn(each) || getsName(each))

/** The call of a helper that says a node, or null where it cannot. */
export const callOfHelper = (helper: Helper, node: Node, of: readonly Spark[]): Spark | null => {
  if (helper.byName && !hasNames(of)) return null
  const constants = helper.says(node)
  return constants === null
    ? null
    : { kind: 'helper', helper: helper.name, byName: helper.byName, args: of, constants }
}
