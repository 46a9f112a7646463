import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '@lockstep/test/programs'
import { exampleFolder, projectFolder } from './home.js'

/** Runs the command `lockstep`, as it is built. */
const lockstepCommand = async (...words: readonly string[]): Promise<void> => {
  const command = join(projectFolder, 'packages/codegen/lockstep/bin/lockstep.js')
  const { code, stdout, stderr } = await run(process.execPath, [command, ...words], process.env)
  if (code !== 0) throw new Error(`lockstep ${words[0]} failed: ${`${stdout}${stderr}`.trim()}`)
}

/** The generated notebooks: of the batch, and of the streams. */
export interface Notebooks {
  readonly batch: string
  readonly streams: string
}

/** Generates the notebooks that Databricks would run, into a folder. */
export const generateNotebooks = async (out: string): Promise<Notebooks> => {
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
  await lockstepCommand('gen', exampleFolder, '--out', batch, '--output', 'notebook')
  await lockstepCommand('gen', '--config', config)
  return {
    batch: join(batch, 'clean_pinterest.py'),
    streams: join(out, 'streams/stream/stream_pinterest.py'),
  }
}
