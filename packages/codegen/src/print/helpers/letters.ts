import { javaPattern } from '../../lower/java-pattern.js'
import { beforeUpper, small } from '../../lower/new-letters.js'
import { pythonText } from '../quote.js'
import type { Helper } from './helper.js'

const chunks = (text: string, size: number): readonly string[] => {
  const letters = [...text]
  return Array.from({ length: Math.ceil(letters.length / size) }, (_, index) =>
    letters.slice(index * size, (index + 1) * size).join(''),
  )
}

const wall = (name: string, text: string): string =>
  [`${name} = (`, ...chunks(text, 40).map((each) => `    ${pythonText(each)}`), ')'].join('\n')

/** The letters on which supported engines disagree, told once. */
const walls = `# Letters that Unicode 14 to 17 brought, in lower case and in upper case, in the same order.
# Spark 3.5 and Spark 4 know different ones of them, so they are translated before Spark sees them.
${wall('NEW_LOWER', beforeUpper.from)}
${wall('NEW_UPPER', beforeUpper.to)}`

const staysSmall = `# Letters that stay small in front of a word: Spark 3.5 and Spark 4 know different capitals of them.
${wall('STAYS_SMALL', javaPattern(small))}`

export const upperCaseHelper: Helper = {
  name: 'upper_case',
  needs: [walls],
  byName: false,
  says: ({ operation }) => (operation === 'upper' ? [] : null),
  text: `def upper_case(text: Column | str) -> Column:
    """The text in upper case, the same on every Spark.

    upper_case("word"): "straße" -> "STRASSE"
    """
    return F.upper(F.translate(text, NEW_LOWER, NEW_UPPER))`,
}

export const lowerCaseHelper: Helper = {
  name: 'lower_case',
  needs: [walls],
  byName: false,
  says: ({ operation }) => (operation === 'lower' ? [] : null),
  text: `def lower_case(text: Column | str) -> Column:
    """The text in lower case, the same on every Spark; a capital sigma is never the final one.

    lower_case("word"): "ΟΔΟΣ" -> "οδοσ"
    """
    return F.lower(F.translate(text, "Σ" + NEW_UPPER, "σ" + NEW_LOWER))`,
}

export const initialCapitalsHelper: Helper = {
  name: 'initial_capitals',
  needs: [walls, staysSmall],
  byName: false,
  says: ({ operation }) => (operation === 'initcap' ? [] : null),
  text: `def initial_capitals(text: Column | str) -> Column:
    """The text in lower case, each word with a capital in front; the same on every Spark.

    initial_capitals("name"): "HELLO o'neil" -> "Hello O'neil"
    """
    lower = F.lower(F.translate(text, "Σ" + NEW_UPPER, "σ" + NEW_LOWER))
    hidden = F.regexp_replace(lower, f"(^| )({STAYS_SMALL})", "$1-$2")
    return F.regexp_replace(F.initcap(hidden), f"(^| )-({STAYS_SMALL})", "$1$2")`,
}
