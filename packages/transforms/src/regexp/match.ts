import type { Pattern, Replacement } from '@lockstep/schema'

/** Whether a place lies between the two halves of a character above U+FFFF. */
const isWithin = (text: string, place: number): boolean =>
  place > 0 && (text.codePointAt(place - 1) ?? 0) > 0xffff

/**
 * Finds the first match. V8 finds empty ones between the halves of a character too, where it looks ahead or behind:
 * `/(?!\S)/u` in one emoji. By ECMAScript there are none, nor in Java.
 */
const finder = ({ source, canMatchEmpty }: Pattern): ((text: string) => RegExpExecArray | null) => {
  if (!canMatchEmpty) {
    const first = new RegExp(source, 'u')
    return (text) => first.exec(text)
  }
  const every = new RegExp(source, 'gu')
  return (text) => {
    every.lastIndex = 0
    let found = every.exec(text)
    while (found !== null && isWithin(text, found.index)) {
      every.lastIndex = found.index + 1
      found = every.exec(text)
    }
    return found
  }
}

/**
 * Replaces every match of a pattern that cannot match the empty text, from left to right. A group that took no part
 * in a match is ''. Spark's `regexp_replace`.
 */
export const replacer = ({ source }: Pattern, { pieces }: Replacement): ((text: string) => string) => {
  const every = new RegExp(source, 'gu')
  const template = pieces
    .map((piece) => (typeof piece === 'number' ? `$${piece}` : piece.replaceAll('$', '$$$$')))
    .join('')
  return (text) => text.replace(every, template)
}

/** Group `group` of the first match (0 is the whole match), '' on a miss. Spark's `regexp_extract`. */
export const extractor = (pattern: Pattern, group: number): ((text: string) => string) => {
  const first = finder(pattern)
  return (text) => {
    const found = first(text)?.[group]
    return found === undefined ? '' : found
  }
}

/** Whether a pattern matches somewhere. Spark's `rlike`. */
export const tester = (pattern: Pattern): ((text: string) => boolean) => {
  const first = finder(pattern)
  return (text) => first(text) !== null
}
