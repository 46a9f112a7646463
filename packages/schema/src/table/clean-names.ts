import type { Column } from '../column/column.js'
import { accents, capitals, smallLetters } from '../column/rules/alphabets.js'
import { refuse } from '../errors/refusal.js'

const alphabet = (from: string, to: string): ReadonlyMap<string, string> =>
  new Map([...from].map((letter, index) => [letter, to.charAt(index)]))

const letters = alphabet(accents.from, accents.to)
const small = alphabet(capitals, smallLetters)

const exchanged = (name: string, by: ReadonlyMap<string, string>): string =>
  Array.from(name, (letter) => by.get(letter) ?? letter).join('')

/** The name in snake case, as the rule `snakeCase` makes it of a cell; '' where no letter or digit of ASCII is in it. */
export const snakeName = (name: string): string => {
  const parted = exchanged(name, letters)
    .replace(/([a-z0-9])([A-Z])/gu, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/gu, '$1_$2')
  const snake = exchanged(parted, small)
    .replace(/[^a-z0-9]+/gu, '_')
    .replace(/^_+|_+$/gu, '')
  return /^[0-9]/u.test(snake) ? `_${snake}` : snake
}

/**
 * The name of a column in small letters and digits of ASCII, with `_` between words: accents go, words begin at capitals too, and a name
 * that would begin with a digit begins with `_`. As `snakeCase` does it for cells.
 * @throws Refusal for a name in which no letter or digit of ASCII is.
 * @example
 * cleanName('Price (USD)') // 'price_usd'
 */
export const cleanName = (name: string): string => {
  const clean = typeof name === 'string' ? snakeName(name) : ''
  return clean === ''
    ? refuse(
        `expected a name with a letter or a digit of ASCII, got ${JSON.stringify(name)}; give its column a name of your own`,
      )
    : clean
}

/**
 * The columns of a row under clean names, in their order: for raw data whose names have blanks, signs, accents or capitals.
 * @throws Refusal for two columns that would have the same name, with both, and for a name of which nothing is left.
 * @example
 * table('sales', {
 *   raw: z.object({ 'Order ID': z.string(), 'Début du jour': z.string() }),
 *   clean: (raw) => cleanNames(raw), // the columns order_id and debut_du_jour
 * })
 */
export const cleanNames = <C extends Column>(
  row: Readonly<Record<string, C>>,
): Readonly<Record<string, C>> => {
  const names = new Map<string, string>()
  for (const name of Object.keys(row)) {
    const clean = cleanName(name)
    const other = names.get(clean)
    if (other !== undefined)
      refuse(
        `expected different names, got ${JSON.stringify(other)} and ${JSON.stringify(name)}, which are both ${clean} when they are clean; leave one out of cleanNames, and give it a name of your own`,
      )
    names.set(clean, name)
  }
  return Object.fromEntries([...names].map(([clean, name]) => [clean, row[name] as C]))
}
