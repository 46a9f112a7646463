import { lockstep } from '../../../packages/codegen/src/command/lockstep.js'
import type { CommandOutput } from '../../../packages/codegen/src/command/voice.js'

/** What a command said, and how it ended. */
export interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs a command, and gathers what it says. */
export const saidBy = async (
  command: (words: readonly string[], output: CommandOutput) => Promise<number>,
  words: readonly string[],
  how: Partial<CommandOutput> = {},
): Promise<Said> => {
  const told = { out: '', err: '' }
  const code = await command(words, {
    out: (text) => {
      told.out += text
    },
    err: (text) => {
      told.err += text
    },
    ...how,
  })
  return { code, ...told }
}

/** What `lockstep` says. */
export const said = (...words: readonly string[]): Promise<Said> => saidBy(lockstep, words)
