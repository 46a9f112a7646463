import { commandOf, framed, runCommand, versionOfCommand } from './frame.js'
import { checkFiles, generateFiles } from './generating.js'
import { type GenerateArguments, generateFlags, generateJob } from './making.js'
import { type Flag, moduleWord, verb } from './verb.js'
import type { CommandOutput } from './voice.js'

/** What it has taken since before there were other kinds of outputs. */
const flags: readonly Flag[] = [
  { flags: '--out <folder>', about: 'where the files go', isNeeded: true },
  ...generateFlags.filter(({ flags }) => flags.startsWith('--spark')),
  {
    flags: '--check',
    about: 'write nothing; show what is stale, missing or left over, and exit with 1 if anything is',
  },
]

const genNotebooksVerb = verb<GenerateArguments & { readonly check?: boolean }>({
  about:
    'Writes a Databricks notebook (PySpark) and Spark SQL for the tables that a TypeScript module exports.',
  takes: [moduleWord],
  flags,
  examples: ['gen-notebooks examples/pinterest --out generated'],
  run: async ({ words: [path], options }, voice) => {
    const job = await generateJob('gen-notebooks', path, options)
    return options.check ? checkFiles(job, {}, voice) : generateFiles(job, { force: true }, voice)
  },
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
