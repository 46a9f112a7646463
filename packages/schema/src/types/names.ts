import { refuse } from '../errors/refusal.js'
import { showGiven } from './plain.js'

/** A character as Java's `equalsIgnoreCase` compares it: ı is I is i. */
const caseless = (character: string): string => {
  const upper = character.toUpperCase()
  return (upper.length === character.length ? upper : character).toLowerCase()
}

/** Spark compares names both ways, one here and the other there; of ASCII they are the same. */
const foldings = (name: string): readonly string[] => {
  const lower = name.toLowerCase()
  return /^[\0-\x7f]*$/u.test(name) ? [lower] : [lower, [...name].map(caseless).join('')]
}

/** Refuses names that Spark cannot tell apart, or that cannot be column names. */
export const checkNames = (names: readonly string[]): void => {
  const seen = new Map<string, string>()
  for (const name of names) {
    if (typeof name !== 'string') refuse(`expected a name, got ${showGiven(name)}; write it as text: 'ind'`)
    const folded = foldings(name)
    const before = folded.flatMap((each) => seen.get(each) ?? [])[0]
    if (before === name)
      refuse(`the name ${JSON.stringify(name)} is there twice; rename one, or leave it out`)
    if (before !== undefined)
      refuse(
        `the names ${JSON.stringify(before)} and ${JSON.stringify(name)} are equal up to case, and Spark cannot tell them apart; rename one`,
      )
    if (name === '' || !name.isWellFormed()) refuse(`${JSON.stringify(name)} cannot be a column name`)
    if (name.startsWith('\ufeff'))
      refuse(`${JSON.stringify(name)} begins with a byte order mark, which readers of Arrow drop; rename it`)
    for (const each of folded) seen.set(each, name)
  }
}
