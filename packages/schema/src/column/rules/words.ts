import { refuse } from '../../errors/refusal.js'
import { type Node, node } from '../../graph/node.js'
import type { Check } from '../../graph/operation.js'
import { type Literal, literalOf, showLiteral } from '../../types/literal.js'
import { plainLiteral, showPlain } from '../../types/plain.js'
import { types } from '../../types/types.js'
import type { Nullable, RuleLines } from '../column.js'
import { literalNode } from '../column.js'
import type { Bool } from '../logic.js'
import type { Text } from '../text.js'
import { capitals, smallLetters, whiteSpaceText } from './alphabets.js'
import { LetterRules } from './letters.js'

const folded = (of: Node): Node =>
  node('translate', [node('btrim', [of], { characters: whiteSpaceText }) as Node], {
    from: capitals,
    to: smallLetters,
  }) as Node

const isFolded = (value: string): boolean => !/[A-Z]/u.test(value) && value.trim() === value

interface Words {
  readonly yes: readonly Literal[]
  readonly no: readonly Literal[]
}

const checkWords = ({ yes, no }: Words): void => {
  if (yes.length === 0 || no.length === 0)
    refuse('expected one word or more for true, and for false, got none')
  for (const word of [...yes, ...no])
    if (typeof word.value !== 'string' || !isFolded(word.value))
      refuse(`expected words in small letters without white space around them, got ${showLiteral(word)}`)
  const both = yes.find(({ value }) => no.some((word) => word.value === value))
  if (both !== undefined) refuse(`expected ${showLiteral(both)} to be true or false, got it for both`)
}

const choose = (test: Node, value: Node, otherwise: Node): Node =>
  node('when', [test, value, otherwise], {}) as Node

const isIn = (of: Node, values: readonly Literal[]): Node => node('isIn', [of], { values }) as Node

const boolean = (value: boolean | null): Node => literalNode(literalOf(types.boolean, value))

const booleanOf = ({ yes, no }: Words, text: Node): Node => {
  const word = folded(text)
  return choose(isIn(word, yes), boolean(true), choose(isIn(word, no), boolean(false), boolean(null)))
}

/** The rules on text about the words that it may be. */
export const wordRules = {
  booleanWords: {
    takes: ['text'],
    constants: { yes: 'literals', no: 'literals' },
    gives: 'boolean',
    nulls: 'partial',
    check: checkWords as Check,
    rare: 'most texts are none of the words',
    words: '{0} as true for {yes}, false for {no}, in any case; null for anything else',
    means: booleanOf as (of: Words, text: Node) => Node,
  },
} as const

wordRules satisfies RuleLines

/** Words for true and for false. */
export interface BooleanWords {
  readonly true: readonly string[]
  readonly false: readonly string[]
}

const words = (given: readonly string[]): readonly Literal[] =>
  given.map((word) =>
    typeof word === 'string'
      ? literalOf(
          types.text,
          word.replace(/[A-Z]/gu, (letter) => letter.toLowerCase()),
        )
      : refuse(`expected words, got ${showPlain(word)}`),
  )

/** The methods of the rules on text about the words that it may be. */
export abstract class WordRules<N extends Nullable> extends LetterRules<N> {
  /**
   * True or false by words of yours, null for all else: letters of ASCII in any case, white space (the 25 code points of
   * JavaScript's `\s`) around them ignored.
   * @example
   * row.text.parseBoolean({ true: ['yes', 'on'], false: ['no', 'off'] }) // ' YES' becomes true, 'off' becomes false, '1' becomes null
   * @throws Refusal for no words, and for one that is both.
   */
  parseBoolean({ true: yes, false: no }: BooleanWords): Bool {
    return this.rule(wordRules, 'booleanWords', { yes: words(yes), no: words(no) })
  }

  /**
   * The one of some texts that is nearest, by code points put in, left out or changed (`levenshtein`): null where it is more
   * than `within` edits away, and where two are equally near.
   * @example
   * row.text.nearest(['Berlin', 'Bremen'], { within: 2 }) // 'Berln' becomes 'Berlin', 'Paris' becomes null
   * @throws Refusal for no texts, and for one that stands twice.
   */
  nearest(values: readonly string[], { within }: { readonly within: number }): Text {
    const literals = values.map((value) => plainLiteral(types.text, value))
    return this.apply('nearest', { values: literals, within })
  }
}
