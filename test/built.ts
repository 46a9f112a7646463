import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Workers and commands run what has been built: builds it anew where the sources are newer. */
export const setup = async (): Promise<void> => {
  const root = join(import.meta.dirname, '..')
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const run = async (...words: readonly string[]): Promise<void> => {
    try {
      await promisify(execFile)(process.execPath, words, { cwd: root })
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string }
      process.stderr.write(`${stdout}${stderr}\nTests of threads and commands run what was built of this.\n`)
    }
  }
  await run(compiler, '-b', 'packages/transforms', 'packages/codegen', 'examples/pinterest')
  // What does not pass the type check is bundled all the same, as tsc writes it all the same.
  await run('packages/bundle.js')
}
