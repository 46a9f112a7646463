import { type Literal, literalOf, type Type, type TypeOf, types } from '@lockstep/schema'

/** Operators that stand between their operands, or (`NOT`, `~`) before one. */
export type SqlOperator =
  | '='
  | '<'
  | '<='
  | '>'
  | '>='
  | '%'
  | 'DIV'
  | '&'
  | '|'
  | '^'
  | '~'
  | 'AND'
  | 'OR'
  | 'NOT'

/**
 * An expression of Spark's, without any spelling: what PySpark and SQL both print. What a rule shares is one object
 * here; the printers give it a name in an earlier step.
 */
export type Spark =
  /** A column, and where its name alone could be taken for something else, the relation that it is of. */
  | { readonly kind: 'column'; readonly name: string; readonly relation?: string }
  | { readonly kind: 'literal'; readonly literal: Literal }
  /** A constant argument of a function that takes a Python value there, and no column. */
  | { readonly kind: 'plain'; readonly literal: Literal }
  /**
   * A built-in function, by the name that SQL and PySpark share. In PySpark it is one of `pyspark.sql.functions`, or a
   * method of its first argument, which takes Python values as well as columns; or `byName`, as `F.call_function` calls what
   * SQL has in a form that PySpark 3.5 has not.
   */
  | {
      readonly kind: 'call'
      readonly name: string
      readonly form: 'function' | 'method' | 'byName'
      readonly args: readonly Spark[]
      /** Whether it is an aggregate of different values: `count(DISTINCT x)`. */
      readonly distinct?: true
    }
  | { readonly kind: 'operator'; readonly operator: SqlOperator; readonly args: readonly Spark[] }
  /** `try_cast(of AS type)`. */
  | { readonly kind: 'tryCast'; readonly of: Spark; readonly type: Type }
  | { readonly kind: 'case'; readonly branches: readonly Branch[]; readonly otherwise: Spark | null }
  | { readonly kind: 'in'; readonly of: Spark; readonly values: readonly Literal[] }
  | { readonly kind: 'isNull'; readonly of: Spark }
  /** A struct's field. */
  | { readonly kind: 'field'; readonly of: Spark; readonly name: string }
  /**
   * A call of a small function that the PySpark text defines: `args`, then `constants` as Python writes them. `byName`, it
   * takes names of columns and no other expressions. It means what the lowering says of the same rule.
   */
  | {
      readonly kind: 'helper'
      readonly helper: string
      readonly byName: boolean
      readonly args: readonly Spark[]
      readonly constants: readonly string[]
    }
  /** `from_json`, which reads a struct, or a map of texts to values; or `to_json`. With options, which are no expressions. */
  | {
      readonly kind: 'json'
      readonly of: Spark
      readonly reads: TypeOf<'struct'> | { readonly values: Type } | null
      readonly options: Readonly<Record<string, string>>
    }
  /** The variable of a lambda around it. */
  | { readonly kind: 'variable'; readonly name: string }
  /** A function of one variable or more, as an argument of a call. */
  | { readonly kind: 'lambda'; readonly variables: readonly string[]; readonly body: Spark }

/** One `WHEN test THEN value`. */
export interface Branch {
  readonly test: Spark
  readonly value: Spark
}

/** A column by its name. */
export const col = (name: string): Spark => ({ kind: 'column', name })

/** The same expression with some columns named together with the relation that they are of. */
export const within = (of: Spark, relation: string, has: (name: string) => boolean): Spark =>
  of.kind === 'column'
    ? has(of.name)
      ? { ...of, relation }
      : of
    : withParts(
        of,
        partsOf(of).map((part) => within(part, relation, has)),
      )

/** The names of the columns that an expression is made of. */
export const columnsOf = (of: Spark): readonly string[] =>
  of.kind === 'column' ? [of.name] : partsOf(of).flatMap(columnsOf)

/** A constant. */
export const lit = (literal: Literal): Spark => ({ kind: 'literal', literal })

/** A constant text, as a column. */
export const litText = (value: string): Spark => lit(literalOf(types.text, value))

/** A constant int, as a column. */
export const litInt = (value: number): Spark => lit(literalOf(types.int, value))

/** A text that a function takes as a Python value, and not as a column. */
export const plainText = (value: string): Spark => ({ kind: 'plain', literal: literalOf(types.text, value) })

/** An int that a function takes as a Python value, and not as a column. */
export const plainInt = (value: number): Spark => ({ kind: 'plain', literal: literalOf(types.int, value) })

/** A built-in function of some arguments; in PySpark one of `pyspark.sql.functions`, which takes columns but for what is plain. */
export const call = (name: string, ...args: readonly Spark[]): Spark => ({
  kind: 'call',
  name,
  form: 'function',
  args,
})

/** A built-in function that is a method of its first argument in PySpark. */
export const method = (name: string, ...args: readonly Spark[]): Spark => ({
  kind: 'call',
  name,
  form: 'method',
  args,
})

/** A built-in function of SQL's that PySpark 3.5 has not, or not with these arguments. */
export const callByName = (name: string, ...args: readonly Spark[]): Spark => ({
  kind: 'call',
  name,
  form: 'byName',
  args,
})

/** An operator between its operands. */
export const operator = (operator: SqlOperator, ...args: readonly Spark[]): Spark => ({
  kind: 'operator',
  operator,
  args,
})

/** `try_cast`: null where there is no such value, in ANSI mode and without. */
export const tryCast = (of: Spark, type: Type): Spark => ({ kind: 'tryCast', of, type })

/** The expressions that an expression is made of. */
export const partsOf = (of: Spark): readonly Spark[] => {
  switch (of.kind) {
    case 'call':
    case 'operator':
    case 'helper':
      return of.args
    case 'tryCast':
    case 'in':
    case 'isNull':
    case 'field':
    case 'json':
      return [of.of]
    case 'case':
      return [
        ...of.branches.flatMap((branch) => [branch.test, branch.value]),
        ...(of.otherwise === null ? [] : [of.otherwise]),
      ]
    case 'lambda':
      return [of.body]
    case 'column':
    case 'literal':
    case 'plain':
    case 'variable':
      return []
  }
}

/** The same expression made of other parts, in the order of `partsOf`. */
export const withParts = (of: Spark, parts: readonly Spark[]): Spark => {
  const part = (index: number): Spark => {
    const found = parts[index]
    if (found === undefined)
      throw new RangeError(`${of.kind}: expected ${partsOf(of).length} parts, got ${parts.length}`)
    return found
  }
  switch (of.kind) {
    case 'call':
    case 'operator':
    case 'helper':
      return { ...of, args: parts }
    case 'tryCast':
    case 'in':
    case 'isNull':
    case 'field':
    case 'json':
      return { ...of, of: part(0) }
    case 'case':
      return {
        ...of,
        branches: of.branches.map((_, index) => ({ test: part(2 * index), value: part(2 * index + 1) })),
        otherwise: of.otherwise === null ? null : part(2 * of.branches.length),
      }
    case 'lambda':
      return { ...of, body: part(0) }
    case 'column':
    case 'literal':
    case 'plain':
    case 'variable':
      return of
  }
}
