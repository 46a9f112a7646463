import { showsAsItself } from '@lockstep/schema'
import { pythonText } from '../quote.js'
import type { Helper } from './helper.js'

/** The constant of a rule, where Python escapes it for a pattern as we do. */
const asItself = (text: unknown): readonly string[] | null =>
  typeof text === 'string' && [...text].every((each) => showsAsItself(each.codePointAt(0) ?? 0))
    ? [pythonText(text)]
    : null

const escaping = String.raw`re.sub(r"[$()*+.?\[\\\]^{|}]", r"\\\g<0>",`

export const stripPrefix: Helper = {
  name: 'strip_prefix',
  imports: ['re'],
  byName: false,
  says: (node) =>
    node.operation === 'rule' && node.rule === 'stripPrefix' ? asItself(node.constants.prefix) : null,
  text: `def strip_prefix(text: Column | str, prefix: str) -> Column:
    """The text without the prefix; unchanged where it does not start with it.

    strip_prefix("place", "in "): "in London" -> "London", "London" -> "London"
    """
    literally = ${escaping} prefix)
    return F.regexp_replace(text, f"^{literally}", "")`,
}

export const stripSuffix: Helper = {
  name: 'strip_suffix',
  imports: ['re'],
  byName: false,
  says: (node) =>
    node.operation === 'rule' && node.rule === 'stripSuffix' ? asItself(node.constants.suffix) : null,
  text: `def strip_suffix(text: Column | str, suffix: str) -> Column:
    """The text without the suffix; unchanged where it does not end with it.

    strip_suffix("size", " cm"): "12 cm" -> "12", "12" -> "12"
    """
    literally = ${escaping} suffix)
    return F.regexp_replace(text, rf"{literally}\\z", "")`,
}
