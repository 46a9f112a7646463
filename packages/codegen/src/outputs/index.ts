import { refuse } from '@lockstep/schema'
import { ipynbOutput } from './ipynb.js'
import { moduleOutput } from './module.js'
import { notebookOutput } from './notebook.js'
import type { Output } from './output.js'
import { sqlOutput } from './sql.js'

/** The kinds of outputs: one file and one line each. */
export const outputs: Readonly<Record<string, Output>> = {
  notebook: notebookOutput,
  ipynb: ipynbOutput,
  sql: sqlOutput,
  module: moduleOutput,
}

/** What is made where nobody says. */
export const usualOutputs: readonly string[] = ['notebook', 'sql']

/**
 * The output of a kind.
 * @throws Refusal for a kind that there is not.
 */
export const outputOf = (kind: string): Output =>
  outputs[kind] ?? refuse(`outputs: expected ${Object.keys(outputs).join(', ')}, got ${JSON.stringify(kind)}`)
