import { commandOf, commonFlags, framed, runCommand, versionOfCommand } from './frame.js'
import { verbs } from './verbs/index.js'
import type { CommandOutput } from './voice.js'

/** Runs the command `lockstep` with its words, and gives its exit code. */
export const lockstep = async (words: readonly string[], output: CommandOutput): Promise<number> => {
  const version = await versionOfCommand()
  return runCommand(words, output, (carry) => {
    const program = framed('lockstep', output)
      .description('Cleans tables by rules in TypeScript, and writes what does the same on Databricks.')
      .usage('<verb> [options]')
      .version(version, '-V, --version', 'print the version')
      .helpCommand(false)
    for (const [name, verb] of Object.entries(verbs))
      program.addCommand(
        commandOf(framed(name, output), { ...verb, flags: [...verb.flags, ...commonFlags] }, carry),
      )
    return program.addHelpText('after', '\nlockstep <verb> --help tells more, with examples.')
  })
}
