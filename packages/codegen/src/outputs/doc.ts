/** What an author says of a table, cut in two: its first sentence without the point, and what comes after it. */
export interface TableDoc {
  /** '' where the text does not begin with a sentence of one line's length. */
  readonly first: string
  readonly rest: string
}

const longest = 80

/** A capital in front of small letters becomes small: `One post` is `one post`, and `SQL` stays. */
const uncapitalised = (sentence: string): string =>
  sentence.replace(/^\p{Lu}(?=\p{Ll}*(?![\p{L}\p{N}]))/u, (letter) => letter.toLowerCase())

/** Cuts a text after its first sentence. */
export const docOf = (text: string): TableDoc => {
  const [, sentence = '', rest = ''] =
    /^(\p{L}.*?)(?:[.!?](?=\s+[\p{Lu}`]|\s*$)|(?=\s*\n\s*\n|\s*$))(.*)$/su.exec(text) ?? []
  const first = uncapitalised(sentence.replaceAll(/\s+/gu, ' ').trim())
  return first.length > longest || first === ''
    ? { first: '', rest: text.trim() }
    : { first, rest: rest.trim() }
}
