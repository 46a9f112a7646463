import { type Pattern, parsePattern, patternExamples, Refusal } from '@lockstep/schema'
import fc from 'fast-check'
import { drawnSource } from './pattern-source.js'

/** A pattern, a replacement for it (null where it can match the empty text), and texts to try them on. */
export interface PatternCase {
  readonly pattern: Pattern
  readonly replacement: string | null
  readonly texts: readonly string[]
}

/** The pattern of a source, or undefined where it is not one, or is refused. */
export const acceptedPattern = (source: string): Pattern | undefined => {
  try {
    return parsePattern(new RegExp(source, 'u'))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof Refusal) return undefined
    throw error
  }
}

/** A pattern made of every accepted construct, nested. Refused ones are never drawn. */
export const drawnPattern: fc.Arbitrary<Pattern> = drawnSource
  .map(acceptedPattern)
  .filter((pattern) => pattern !== undefined)

/** Characters that stand beside what is searched for. */
export const noise: readonly string[] = [
  ...'abcx01k -_.$}{\\/ABZ\t\n\r\0',
  '\r\n',
  '\u0085',
  '\u00a0',
  '\u2028',
  '\u2029',
  '\u000b',
]
const rare = '\ufeff \u3000 \u180e \u200b 😀 😁 \u{10ffff} \u{10000} é e\u0301 \ud7ff'.split(' ')

const textsFor = (pattern: Pattern): fc.Arbitrary<readonly string[]> => {
  const bit = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...patternExamples(pattern)) },
    { weight: 2, arbitrary: fc.constantFrom(...noise) },
    fc.constantFrom(...rare),
  )
  const text = fc.array(bit, { maxLength: 5 }).map((bits) => [...bits.join('')].slice(0, 60).join(''))
  return fc.array(text, { minLength: 4, maxLength: 8 })
}

/** A replacement for a pattern, of its groups and other text; null where it can match the empty text. */
export const replacementFor = ({ groups, canMatchEmpty }: Pattern): fc.Arbitrary<string | null> => {
  if (canMatchEmpty) return fc.constant(null)
  const numbers = Array.from({ length: Math.min(groups, 9) }, (_, index) => `$${index + 1}`)
  const bit = fc.constantFrom(
    ...numbers,
    ...numbers,
    'x',
    '',
    '$$',
    '{',
    '}',
    '0',
    '\\',
    '\\1',
    '\n',
    '😀',
    '<>',
  )
  return fc
    .array(bit, { maxLength: 5 })
    .map((bits) => bits.join(''))
    .filter((text) => groups < 10 || !/\$[1-9][0-9]/u.test(text))
}

/** An accepted pattern with a replacement and texts made of its own examples, near misses and noise. */
export const patternCase: fc.Arbitrary<PatternCase> = drawnPattern.chain((pattern) =>
  fc.record({
    pattern: fc.constant(pattern),
    replacement: replacementFor(pattern),
    texts: textsFor(pattern),
  }),
)
