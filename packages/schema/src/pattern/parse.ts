import { type AST, RegExpParser, RegExpSyntaxError, visitRegExpAST } from '@eslint-community/regexpp'
import { refuse } from '../errors/refusal.js'
import { readCharacter, readClass, readSet } from './class.js'
import { look, wordBoundary } from './look.js'
import { repeat } from './repeat.js'
import { oneOf, type PatternNode, sequence } from './tree.js'
import { showSource, type Unsupported, unsupportedIn } from './unsupported.js'

const deepestNesting = 50

const parser = new RegExpParser({ ecmaVersion: 2025 })

/** A pattern's tree, and how many groups it has. */
export interface Parsed {
  readonly tree: PatternNode
  readonly groups: number
}

/** A reader of elements, which numbers the capturing groups as it meets them. */
const reader = (unsupported: Unsupported): ((pattern: AST.Pattern) => Parsed) => {
  let groups = 0

  const alternatives = (of: readonly AST.Alternative[], depth: number): PatternNode => {
    const options = of.map(({ elements }) => sequence(elements.map((element) => read(element, depth))))
    const [only] = options
    return only !== undefined && options.length === 1 ? only : { kind: 'alternation', options }
  }

  const within = (of: AST.Group | AST.CapturingGroup, depth: number): PatternNode =>
    depth < deepestNesting
      ? alternatives(of.alternatives, depth + 1)
      : unsupported(`nesting deeper than ${deepestNesting} groups`, of, 'write it with fewer groups')

  const assertion = (of: AST.Assertion, depth: number): PatternNode => {
    switch (of.kind) {
      case 'start':
      case 'end':
        return { kind: of.kind }
      case 'word':
        return wordBoundary(of.negate)
      default:
        return look(of, alternatives(of.alternatives, depth + 1), unsupported)
    }
  }

  const read = (of: AST.Element, depth: number): PatternNode => {
    switch (of.type) {
      case 'Character':
        return { kind: 'literal', codePoints: [readCharacter(of, unsupported)] }
      case 'CharacterSet':
        return oneOf(readSet(of, unsupported))
      case 'CharacterClass':
        return oneOf(readClass(of, unsupported))
      case 'Assertion':
        return assertion(of, depth)
      case 'Quantifier':
        return repeat(of, read(of.element, depth), unsupported)
      case 'Group':
        return of.modifiers === null
          ? within(of, depth)
          : unsupported('a group with flags', of, 'write the characters out, as [Aa]')
      case 'CapturingGroup': {
        groups += 1
        const number = groups
        return { kind: 'group', number, of: within(of, depth) }
      }
      case 'Backreference':
        return unsupported('a back-reference', of, 'write out what it may repeat')
      case 'ExpressionCharacterClass':
        return unsupported('a class made with -- or &&', of, 'write its characters out')
    }
  }

  return (pattern) => {
    const tree = alternatives(pattern.alternatives, 0)
    return { tree, groups }
  }
}

/** The syntax of a pattern's source, read with the `u` flag. */
export const syntaxOf = (source: string): AST.Pattern => {
  try {
    return parser.parsePattern(source, 0, source.length, { unicode: true, unicodeSets: false })
  } catch (error) {
    if (error instanceof RegExpSyntaxError)
      return refuse(`${showSource(source)}: at ${error.index}, ${error.message}`)
    throw error
  }
}

/** The names of a pattern's groups in their order, null for those without one. */
export const groupNames = (source: string): readonly (string | null)[] => {
  const names: (string | null)[] = []
  visitRegExpAST(syntaxOf(source), { onCapturingGroupEnter: ({ name }) => void names.push(name) })
  return names
}

/** The tree of a pattern's source, read with the `u` flag. */
export const parseSource = (source: string): Parsed => reader(unsupportedIn(source))(syntaxOf(source))
