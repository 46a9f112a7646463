import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Workers and commands run what has been built: builds it anew where the sources are newer. */
export const setup = async (): Promise<void> => {
  const root = join(import.meta.dirname, '..')
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const run = (...words: readonly string[]) => promisify(execFile)(process.execPath, words, { cwd: root })
  try {
    await run(compiler, '-b', 'packages/transforms', 'packages/codegen', 'examples/pinterest')
    await run('packages/bundle.js')
  } catch (error) {
    const { stdout = '' } = error as { stdout?: string }
    process.stderr.write(`${stdout}\nTests of threads and commands run what was built of this.\n`)
  }
}
