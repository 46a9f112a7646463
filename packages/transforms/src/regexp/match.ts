import type { Pattern, Replacement } from '@lockstep/schema'

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
export const extractor = ({ source }: Pattern, group: number): ((text: string) => string) => {
  const first = new RegExp(source, 'u')
  return (text) => {
    const found = first.exec(text)?.[group]
    return found === undefined ? '' : found
  }
}

/** Whether a pattern matches somewhere. Spark's `rlike`. */
export const tester = ({ source }: Pattern): ((text: string) => boolean) => {
  const anywhere = new RegExp(source, 'u')
  return (text) => anywhere.test(text)
}
