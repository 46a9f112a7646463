import { join } from 'node:path'
import { runProgram } from './jobs.js'

const root = new URL('../..', import.meta.url).pathname

/** Generates kinds of outputs of the example into a folder, by the command itself, and gives their folder. */
export const generated = async (
  home: string,
  kinds: readonly string[],
  ...words: readonly string[]
): Promise<string> => {
  const out = join(home, 'out')
  const command = join(root, 'packages/codegen/lockstep/bin/lockstep.js')
  const wanted = kinds.flatMap((kind) => ['--output', kind])
  await runProgram(
    process.execPath,
    [command, 'gen', 'examples/pinterest', '--out', out, ...wanted, ...words],
    {
      cwd: root,
    },
  )
  return out
}
