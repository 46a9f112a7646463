import { join } from 'node:path'
import { runProgram } from './jobs.js'

const root = new URL('../..', import.meta.url).pathname

/** Runs the command `lockstep`, as it is built. */
export const runLockstep = (...words: readonly string[]): Promise<string> =>
  runProgram(process.execPath, [join(root, 'packages/codegen/lockstep/bin/lockstep.js'), ...words], {
    cwd: root,
  })

/** Generates kinds of outputs of the example into a folder, by the command itself, and gives their folder. */
export const generated = async (
  home: string,
  kinds: readonly string[],
  ...words: readonly string[]
): Promise<string> => {
  const out = join(home, 'out')
  const wanted = kinds.flatMap((kind) => ['--output', kind])
  await runLockstep('gen', 'examples/pinterest', '--out', out, ...wanted, ...words)
  return out
}
