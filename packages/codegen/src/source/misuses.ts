import { ts } from 'ts-morph'
import { type Derived, derivedIn } from './derived.js'
import { usesLibrary } from './imported.js'
import { type MisuseFound, ofBinary } from './operators.js'
import { newSources, type ReadSources, readPrograms, type SourceProgram } from './program.js'
import { receiver, shown } from './written.js'

/** A place where a column is treated as a value: JavaScript looks at the rule, which is always there, and never at a cell. */
export interface Misuse {
  readonly file: string
  /** From 1, as editors count. */
  readonly line: number
  readonly column: number
  /** What stands there, in one line. */
  readonly text: string
  /** What was used of JavaScript: `??`, `if`. */
  readonly construct: string
  /** What to write. */
  readonly instead: string
}

const { SyntaxKind } = ts

/** What JavaScript makes one value of. */
const casts: Readonly<Record<string, string>> = {
  Number: 'toInt() or toDouble()',
  parseInt: 'toInt()',
  parseFloat: 'toDouble()',
  String: 'concat(...)',
  Boolean: 'a rule that is true or false',
}

const signs: Readonly<Partial<Record<ts.SyntaxKind, readonly [string, string]>>> = {
  [SyntaxKind.ExclamationToken]: ['!', '.not()'],
  [SyntaxKind.MinusToken]: ['-', '.negate()'],
  [SyntaxKind.PlusToken]: ['+', '.toInt()'],
}

/** What is wrong with one node, its parts apart. */
const misuseOf = (of: ts.Node, derived: Derived): MisuseFound | undefined => {
  if (ts.isBinaryExpression(of)) return ofBinary(of, derived)
  if (ts.isConditionalExpression(of) && derived(of.condition))
    return {
      construct: '?:',
      instead: `when(${shown(of.condition)}, ${shown(of.whenTrue)}).otherwise(${shown(of.whenFalse)})`,
    }
  if (ts.isPrefixUnaryExpression(of)) {
    const sign = signs[of.operator]
    return sign !== undefined && derived(of.operand)
      ? { construct: sign[0], instead: `${receiver(of.operand)}${sign[1]}` }
      : undefined
  }
  if (ts.isTemplateExpression(of) && of.templateSpans.some(({ expression }) => derived(expression)))
    return { construct: 'a template', instead: 'concat(...)' }
  if ((ts.isIfStatement(of) || ts.isWhileStatement(of) || ts.isDoStatement(of)) && derived(of.expression))
    return {
      construct: ts.isIfStatement(of) ? 'if' : 'while',
      instead: `when(${shown(of.expression)}, ...).otherwise(...)`,
    }
  if (ts.isSwitchStatement(of) && derived(of.expression))
    return {
      construct: 'switch',
      instead: `when(${receiver(of.expression)}.equals(...), ...).otherwise(...)`,
    }
  if (ts.isCallExpression(of) && ts.isIdentifier(of.expression)) {
    const { text } = of.expression
    const [first] = of.arguments
    return Object.hasOwn(casts, text) && first !== undefined && derived(first)
      ? { construct: `${text}()`, instead: casts[text] ?? '' }
      : undefined
  }
  return undefined
}

/** What JavaScript would call a condition: of a mistake inside of one only the mistake is told. */
const within = (of: ts.Node, derived: Derived): readonly (MisuseFound & { readonly node: ts.Node })[] => {
  const inner: (MisuseFound & { readonly node: ts.Node })[] = []
  ts.forEachChild(of, (child) => void inner.push(...within(child, derived)))
  const own = misuseOf(of, derived)
  if (own === undefined || inner.length > 0) return inner
  return [{ ...own, node: ts.isIfStatement(of) || ts.isSwitchStatement(of) ? of.expression : of }]
}

/** What was found in a file, which many modules may import. */
const known = new WeakMap<SourceProgram, readonly Misuse[]>()

const misusesIn = (program: SourceProgram): readonly Misuse[] => {
  const { file } = program
  if (!usesLibrary(file)) return []
  return within(file, derivedIn(program)).map(({ node, construct, instead }): Misuse => {
    const { line, character } = file.getLineAndCharacterOfPosition(node.getStart())
    return {
      file: file.fileName,
      line: line + 1,
      column: character + 1,
      text: shown(node),
      construct,
      instead,
    }
  })
}

/** What a file has of misuses, found once. */
const misusesOf = (program: SourceProgram): readonly Misuse[] => {
  const found = known.get(program) ?? misusesIn(program)
  known.set(program, found)
  return found
}

/** The misuses in a module, and in the files that it imports by their paths, among sources that are read already. */
export const misusesAmong = (path: string, sources: ReadSources): readonly Misuse[] =>
  readPrograms(path, sources).flatMap(misusesOf)

/**
 * The places in a module, and in the files that it imports by their paths, where a column is treated as a value: by `?:`, `??`, `||`,
 * `&&`, `!`, `===` and other operators, templates, `if`, `switch`, `while`, `Number()` and the like. Columns are what `clean`, `where`,
 * `rule` and the steps of questions are given, what is made of those, and parameters whose type is a column's.
 * @throws Error of the file system for a file that is not there.
 * @example
 * columnMisuses('pin.ts') // [{ file: '/pins/pin.ts', line: 7, column: 18, construct: '??', instead: 'raw.n.coalesce(0)', ... }]
 */
export const columnMisuses = (path: string): readonly Misuse[] => misusesAmong(path, newSources())

/** A misuse as one sentence. */
export const misuseText = ({ text, construct, instead }: Misuse): string =>
  `${text}: a column is a rule, not a value, and ${construct} looks at the rule, never at a cell; write ${instead}`
