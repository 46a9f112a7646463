import { type ScalarTag, stringify, type Tags } from 'yaml'
import { yamlQuoted } from '../print/quote.js'
import { headComment } from './comment.js'
import type { Project } from './output.js'

/** What some reader of YAML would not take raw: control characters, blanks that are none, characters beyond 16 bits. */
const odd = /[^ -~\p{L}\p{M}\p{N}\p{P}\p{S}]|[\u{10000}-\u{10ffff}]/u

/** What means something of its own to readers of version 1.1. */
const meant: ReadonlySet<string> = new Set(['=', '<<'])

/** Text that has to be escaped, in double quotes; all other text is written as the library does. */
const oddText: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  identify: (value) => typeof value === 'string' && (odd.test(value) || meant.has(value)),
  resolve: (text) => text,
  stringify: ({ value }) => yamlQuoted(String(value)),
}

const isMerge = (tag: Tags[number]): boolean =>
  typeof tag === 'object' && tag.tag === 'tag:yaml.org,2002:merge'

/** A document as YAML that readers of version 1.1, too, take for what it is; with a comment above it. */
export const yamlUnder = (document: object, head: string): string => {
  const text = stringify(document, {
    version: '1.1',
    lineWidth: 0,
    indentSeq: true,
    aliasDuplicateObjects: false,
    // The library's own tag of merges would take `<<` as it is.
    customTags: (tags) => [oddText, ...tags.filter((tag) => tag !== 'merge' && !isMerge(tag))],
  })
  return `${head}\n\n${text}`
}

/** A document as YAML, with what is said of the project above it. */
export const yamlText = (document: object, project: Project): string =>
  yamlUnder(document, headComment(project))
