import { type AST, visitRegExpAST } from '@eslint-community/regexpp'
import { partings } from './ambiguous.js'
import { frames, framesPerRepeat, isOneCodePoint, mostFrames } from './depth.js'
import { captures, matchesEmpty, type PatternNode, type PatternNodeOf } from './tree.js'
import type { Unsupported } from './unsupported.js'

const mostRepeats = 100_000

/** The most times that the same text may be parted: each multiplies what Java's matcher tries by the text's length. */
const mostPartings = 3

const tooDeep = (node: PatternNodeOf<'repeat'>): string => {
  const most = Math.floor((mostFrames - frames(node.of) - 4) / framesPerRepeat(node))
  return (
    `on a long text it would overflow the stack of Spark's executors, and end them; ` +
    (isOneCodePoint(node.of)
      ? 'write it without a limit, as .*'
      : 'repeat one class, as [ab]* for (?:a|b)*') +
    (most > Math.max(1, node.min) ? `, or bound it, as {${node.min},${most}}` : '')
  )
}

/** Whether something must stand ahead of a place, or behind it, within what is repeated. */
const looks = ({ element }: AST.Quantifier): boolean => {
  let found = false
  visitRegExpAST(element, {
    onAssertionEnter: (node) => {
      found ||= (node.kind === 'lookbehind' || node.kind === 'lookahead') && !node.negate
    },
  })
  return found
}

/** A repeated node, or the node itself for `{1}`. */
export const repeat = (of: AST.Quantifier, body: PatternNode, unsupported: Unsupported): PatternNode => {
  const { min, max } = of
  const greedy = of.greedy || min === max
  const node: PatternNodeOf<'repeat'> = { kind: 'repeat', of: body, min, max, greedy }
  if (max === 0) return unsupported('{0}', of, 'it says that nothing is there; leave it out')
  const limit = max === Number.POSITIVE_INFINITY ? min : max
  if (limit > mostRepeats)
    return unsupported(`a repeat of ${limit}`, of, `at most ${mostRepeats}; write * or + for no limit`)
  if (max === 1 && min === 1) return body
  if (matchesEmpty(body))
    return unsupported(
      'a repeat of what can match the empty text',
      of,
      'JavaScript and Java differ on it; let one of the two be optional, as (a+)? for (a*)?',
    )
  if (max > 1 && captures(body))
    return unsupported(
      'a capturing group within a repeat',
      of,
      'JavaScript forgets what it captured before and Java does not; capture the whole, as ((?:ab)*) for (ab)*',
    )
  if (max > 1 && looks(of))
    return unsupported(
      'a look-ahead or look-behind within a repeat',
      of,
      "V8 passes over matches, as /a(?:c(?:(?=x)x)*){2}a/u in 'acxcxa' when it is searched for again; look outside of the repeat, as " +
        '(?=x)x+ for (?:(?=x)x)+, or say what must not stand there, as (?:(?![^x])x)*',
    )
  const written = `the repeat ${of.raw.slice(of.element.raw.length)}`
  if (frames(node) > mostFrames) return unsupported(written, of, tooDeep(node))
  if (partings(node) > mostPartings)
    return unsupported(
      `${written} of what can match one text in several ways`,
      of,
      'on a text that does not match, Java tries all of them, which takes for ever; let each repeat end with what ' +
        'stands nowhere else in it, as (?:[0-9]+,){1,20} for (?:[0-9]+,?){1,20}, or repeat once, as a+ for (?:a+){1,20}',
    )
  return node
}
