import { commandOf, framed, runCommand, versionOfCommand } from './frame.js'
import { checkFiles, type GenerateArguments, generateFiles, generateFlags } from './generating.js'
import { moduleWord, verb } from './verb.js'
import type { CommandOutput } from './voice.js'

const genNotebooksVerb = verb<GenerateArguments & { readonly check?: boolean }>({
  about:
    'Writes a Databricks notebook (PySpark) and Spark SQL for the tables that a TypeScript module exports.',
  takes: [moduleWord],
  flags: [
    ...generateFlags,
    {
      flags: '--check',
      about: 'write nothing; show what is stale, missing or left over, and exit with 1 if anything is',
    },
  ],
  examples: ['gen-notebooks examples/pinterest --out generated'],
  run: ({ words: [path = ''], options }, voice) =>
    (options.check ? checkFiles : generateFiles)(
      path,
      { ...options, command: 'gen-notebooks', force: true },
      voice,
    ),
})

/** Runs the command `gen-notebooks` with its arguments, and gives its exit code. */
export const genNotebooks = async (words: readonly string[], output: CommandOutput): Promise<number> => {
  const version = await versionOfCommand()
  return runCommand(words, output, (carry) =>
    commandOf(
      framed('gen-notebooks', output).version(version, '--version', 'print the version'),
      genNotebooksVerb,
      carry,
    ),
  )
}
