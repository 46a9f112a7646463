import { hashComment } from '../print/quote.js'
import { wrapped } from '../print/wrap.js'
import type { Project } from './output.js'

/** Comments are no wider, without the sign in front. */
export const widestComment = 96

const blocks = (said: readonly string[]): string => said.filter((each) => each !== '').join('\n\n')

/** What is said above some lines of Python or YAML: blocks with an empty line between each two. */
export const comment = (...said: readonly string[]): string =>
  hashComment(wrapped(blocks(said), widestComment))

/** What is said at the top of a file of Python or YAML: what it is, and where it comes from, of which no line is broken. */
export const headComment = ({ title, doc, origin }: Project): string =>
  hashComment(blocks([wrapped(blocks([title, doc]), widestComment), origin.plain]))
