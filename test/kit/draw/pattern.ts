import { type Pattern, parsePattern, patternExamples, Refusal } from '@lockstep/schema'
import fc from 'fast-check'

/** A pattern, a replacement for it (null where it can match the empty text), and texts to try them on. */
export interface PatternCase {
  readonly pattern: Pattern
  readonly replacement: string | null
  readonly texts: readonly string[]
}

const words = (text: string): readonly string[] => text.split(' ')

const letters = [' ', ...words('a b c x 0 1 k - _ é ß 😀 \u{10ffff} \u0301')]
const escapes = words('\\t \\n \\r \\0 \\x41 \\u0085 \\u2028 \\u00a0 \\ufeff \\u{1f600}')
const signs = words('\\. \\$ \\{ \\} \\/ \\\\ \\( \\[ \\] \\^ \\| \\? \\* \\+')
const marks = [...'#&~"\'`,<>=!:;%@']
const named = words('\\d \\D \\w \\W \\s \\S')
const ranges = words(
  'a-c 0-9 A-Z !-/ à-ö \\0-\\x1f \\x20-~ \\ud000-\\uf000 \\u{1f5ff}-\\u{1f601} z-\\u{1f600}',
)
const wide = words('\\ue000-\\u{1ffff} \\0-\\u{10ffff} && [ ^ \\- . $ { }')

const member: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...letters.filter((letter) => letter !== '-'), ...escapes),
  fc.constantFrom(...signs, ...marks),
  fc.constantFrom(...named, ...ranges, ...wide),
)

const characterClass: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('[', '[^', '[-', '[^-'), fc.array(member, { minLength: 1, maxLength: 4 }))
  .map(([open, members]) => {
    const text = members.join('')
    return `${open}${open === '[' && text.startsWith('^') ? '\\' : ''}${text}]`
  })

const one: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'c') },
  { weight: 2, arbitrary: fc.constantFrom(...letters) },
  fc.constantFrom(...escapes, ...signs, ...marks),
  { weight: 2, arbitrary: fc.constantFrom(...named, '.') },
  { weight: 2, arbitrary: characterClass },
)

const count: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...words('? * + {2} {3} {1} {0,1} {0,2} {1,2} {1,3} {2,4} {2,} {0,}')),
    fc.constantFrom('', '', '?'),
  )
  .map(([times, lazy]) => times + lazy)

const looks = fc.constantFrom('(?=', '(?!', '(?<=', '(?<!')

const optional = fc.constantFrom('?', '??', '{0,1}')

const { alternatives } = fc.letrec<{ alternatives: string; items: string; item: string; group: string }>(
  (tie) => ({
    alternatives: fc.oneof(
      { maxDepth: 3 },
      tie('items'),
      fc.array(tie('items'), { minLength: 2, maxLength: 3 }).map((options) => options.join('|')),
    ),
    items: fc.array(tie('item'), { maxLength: 4 }).map((items) => items.join('')),
    item: fc.oneof(
      { maxDepth: 5 },
      { weight: 5, arbitrary: one },
      { weight: 3, arbitrary: fc.tuple(one, count).map(([body, times]) => body + times) },
      { weight: 1, arbitrary: fc.constantFrom('^', '$') },
      { weight: 1, arbitrary: fc.constantFrom('\\b', '\\B') },
      { weight: 1, arbitrary: fc.tuple(looks, tie('items')).map(([look, of]) => `${look}${of})`) },
      { weight: 3, arbitrary: tie('group').map((of) => `(${of})`) },
      { weight: 1, arbitrary: tie('group').map((of) => `(?:${of})`) },
      { weight: 1, arbitrary: fc.tuple(tie('group'), optional).map(([of, times]) => `(${of})${times}`) },
      { weight: 3, arbitrary: fc.tuple(tie('group'), count).map(([of, times]) => `(?:${of})${times}`) },
    ),
    group: tie('alternatives'),
  }),
)

/** The pattern of a source, or undefined where it is not one, or is refused. */
const accepted = (source: string): Pattern | undefined => {
  try {
    return parsePattern(new RegExp(source, 'u'))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof Refusal) return undefined
    throw error
  }
}

/** A pattern made of every accepted construct, nested. Refused ones are never drawn. */
export const drawnPattern: fc.Arbitrary<Pattern> = alternatives
  .map(accepted)
  .filter((pattern) => pattern !== undefined)

const noise = [...'abcx01k -_.$}{\\/ABZ\t\n\r\0', '\r\n', '\u0085', '\u00a0', '\u2028', '\u2029', '\u000b']
const rare = words('\ufeff \u3000 \u180e \u200b 😀 😁 \u{10ffff} \u{10000} é e\u0301 \ud7ff')

const textsFor = (pattern: Pattern): fc.Arbitrary<readonly string[]> => {
  const bit = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...patternExamples(pattern)) },
    { weight: 2, arbitrary: fc.constantFrom(...noise) },
    fc.constantFrom(...rare),
  )
  const text = fc.array(bit, { maxLength: 5 }).map((bits) => [...bits.join('')].slice(0, 60).join(''))
  return fc.array(text, { minLength: 4, maxLength: 8 })
}

const replacementFor = ({ groups, canMatchEmpty }: Pattern): fc.Arbitrary<string | null> => {
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
