import { refuse } from '@lockstep/schema'
import Handlebars from 'handlebars'
import { sqlComment } from '../print/quote.js'

const handlebars = Handlebars.create()
handlebars.registerHelper({ comment: sqlComment })

type Filled = (values: object) => string

const compiled = new Map<string, Filled>()

/** A template is compiled when it is first filled. */
const compiledOf = (text: string): Filled => {
  const found = compiled.get(text) ?? handlebars.compile(text, { noEscape: true, strict: true })
  compiled.set(text, found)
  return found
}

/**
 * Fills a template: one of ours, or the user's in its place.
 * @throws Refusal with what Handlebars says of a template of the user's.
 */
export const rendered = (kind: string, ours: string, theirs: string | undefined, values: object): string => {
  try {
    return compiledOf(theirs ?? ours)(values)
  } catch (error) {
    if (theirs === undefined || !(error instanceof Error)) throw error
    return refuse(`templates.${kind}: ${error.message.replaceAll(/\s+/gu, ' ')}`)
  }
}
