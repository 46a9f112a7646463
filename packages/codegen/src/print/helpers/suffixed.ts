import { type Suffixes, type Type, types } from '@lockstep/schema'
import { pythonText } from '../quote.js'
import { sqlType } from '../types.js'
import type { Helper } from './helper.js'

/** `1_000_000`, as Python reads it. */
const grouped = (number: number): string => String(number).replace(/\B(?=(?:[0-9]{3})+$)/gu, '_')

const dict = (suffixes: Suffixes): string =>
  `{${Object.entries(suffixes)
    .map(([suffix, multiplier]) => `${pythonText(suffix)}: ${grouped(multiplier)}`)
    .join(', ')}}`

const isSimple = (suffixes: Suffixes): boolean =>
  Object.entries(suffixes).every(([suffix, multiplier]) => /^[A-Za-z]+$/u.test(suffix) && multiplier > 1)

const suffixed = (name: string, type: Type): Helper => ({
  name: name,
  byName: true,
  says: (node) => {
    if (node.operation !== 'rule' || node.rule !== 'suffixedNumber' || node.type !== type) return null
    const suffixes = node.constants.suffixes as Suffixes
    return isSimple(suffixes) ? [dict(suffixes)] : null
  },
  text: `def ${name}(name: str, suffixes: dict[str, int]) -> Column:
    """A whole number that may end in a suffix, by which it is multiplied; null for any other text.

    ${name}("count", {"k": 1_000, "M": 1_000_000}):
        "96k" -> 96000, "4M" -> 4000000, "12" -> 12, "1.5k" -> null, "many" -> null
    """
    text = f"\`{name}\`"
    for suffix, power_of_ten in suffixes.items():
        zeros = str(power_of_ten)[1:]
        text = rf"regexp_replace({text}, r'([0-9]){suffix}\\z', r'$1\\{zeros}')"
    return F.expr(f"try_cast({text} AS ${sqlType(type)})")`,
})

export const suffixedInt: Helper = suffixed('suffixed_int', types.int)

export const suffixedLong: Helper = suffixed('suffixed_long', types.long)
