import { stringify } from 'dot-properties'
import { hashComment } from '../../print/quote.js'

/** Settings of a Java program: texts by their keys. */
export type Properties = Readonly<Record<string, string>>

/** Settings as a file of Java's properties, of ASCII alone, with a comment above. */
export const propertiesText = (settings: Properties, head: string): string =>
  `${hashComment(head)}\n\n${stringify({ ...settings }, { keySep: '=', latin1: true, lineWidth: null })}\n`
