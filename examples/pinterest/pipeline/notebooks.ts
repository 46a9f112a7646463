import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Group, runIn, type Started } from './group.js'
import { exampleFolder, projectFolder } from './home.js'

const lockstepCommand = (group: Group, ...words: readonly string[]): Promise<Started> =>
  runIn(group, {
    name: 'lockstep gen',
    file: process.execPath,
    words: [join(projectFolder, 'packages/codegen/lockstep/bin/lockstep.js'), 'gen', ...words],
  })

/** The generated notebooks: of the batch, and of the streams. */
export interface Notebooks {
  readonly batch: string
  readonly streams: string
}

/** Generates the notebooks that Databricks would run, into a folder. */
export const generateNotebooks = async (group: Group, out: string): Promise<Notebooks> => {
  const config = join(out, 'streams.config.mjs')
  const streams = {
    name: 'pinterest',
    modules: [join(exampleFolder, 'pipeline/streamed.ts')],
    out: join(out, 'streams'),
    outputs: ['stream'],
    stream: { from: 'kafka' },
  }
  mkdirSync(out, { recursive: true })
  writeFileSync(config, `export default ${JSON.stringify(streams)}\n`)
  const batch = join(out, 'batch')
  await lockstepCommand(group, exampleFolder, '--out', batch, '--output', 'notebook')
  await lockstepCommand(group, '--config', config)
  return {
    batch: join(batch, 'clean_pinterest.py'),
    streams: join(out, 'streams/stream/stream_pinterest.py'),
  }
}
