import fc from 'fast-check'

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

/** What may stand behind a place: characters up to U+FFFF. */
const behind: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...words('a b c x 0 1 é ß \\. \\$ \\d \\w \\s [a-c] [0-9_] [A-Zé] \\u2028')),
  fc.constantFrom(...words('a? [ab]{2} \\d{1,3} (?:a|bc) (?:ab){2} (?:ab|c)?')),
)

const lookBehind = fc
  .tuple(fc.constantFrom('(?<=', '(?<!'), fc.array(behind, { minLength: 1, maxLength: 3 }))
  .map(([open, items]) => `${open}${items.join('')})`)

const bounded = fc.constantFrom(...words('? {2} {0,1} {1,3}'))

const lookAhead = fc
  .tuple(
    fc.constantFrom('(?=', '(?!'),
    fc.array(
      fc.oneof(
        one,
        fc.tuple(one, bounded).map((parts) => parts.join('')),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([open, items]) => `${open}${items.join('')})`)

const optional = fc.constantFrom('?', '??', '{0,1}')

interface Grammar {
  readonly alternatives: string
  readonly items: string
  readonly item: string
}

/** Sources with capturing groups; or, where nothing `repeated` is given, what may be repeated: no groups, and a character or more. */
const grammar = (repeated?: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.letrec<Grammar>((tie: fc.LetrecTypedTie<Grammar>) => {
    const some: fc.Arbitrary<string> = fc.array(tie('item'), { maxLength: 2 }).map((items) => items.join(''))
    const taking = fc.tuple(some, one, some).map((parts) => parts.join(''))
    const groups: readonly fc.WeightedArbitrary<string>[] = [
      { weight: 4, arbitrary: tie('alternatives').map((of) => `(${of})`) },
      {
        weight: 1,
        arbitrary: fc.tuple(taking, optional).map(([of, times]) => `(${of})${times}`),
      },
    ]
    return {
      alternatives: fc.oneof(
        { maxDepth: 3 },
        tie('items'),
        fc.array(tie('items'), { minLength: 2, maxLength: 3 }).map((options) => options.join('|')),
      ),
      items: repeated === undefined ? taking : fc.oneof({ weight: 2, arbitrary: taking }, some),
      item: fc.oneof(
        { maxDepth: 5 },
        { weight: 6, arbitrary: one },
        { weight: 3, arbitrary: fc.tuple(one, count).map(([body, times]) => body + times) },
        { weight: 1, arbitrary: fc.constantFrom('^', '$', '\\b', '\\B') },
        { weight: 1, arbitrary: fc.oneof(lookAhead, lookBehind) },
        { weight: 1, arbitrary: tie('alternatives').map((of) => `(?:${of})`) },
        {
          weight: 2,
          arbitrary: fc
            .tuple(repeated ?? tie('alternatives'), count)
            .map(([of, times]) => `(?:${of})${times}`),
        },
        ...(repeated === undefined ? [] : groups),
      ),
    }
  }).alternatives

/**
 * The source of a pattern, made of the constructs that are accepted, nested in each other: what is repeated takes a character
 * and captures nothing, a look has an end. Some are refused all the same, where a repeat can go several ways, or takes Java's stack.
 */
export const drawnSource: fc.Arbitrary<string> = grammar(grammar())
