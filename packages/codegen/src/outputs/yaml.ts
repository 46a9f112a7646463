import { stringify } from 'yaml'
import { headComment } from './comment.js'
import type { Project } from './output.js'

/** A document as YAML that readers of version 1.1, too, take for what it is; with what is said of the project above it. */
export const yamlText = (document: object, project: Project): string =>
  `${headComment(project)}\n\n${stringify(document, { version: '1.1', lineWidth: 0, indentSeq: true })}`
