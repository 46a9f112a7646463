import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '@lockstep/schema'
import { Command, CommanderError, Option } from 'commander'
import { createTwoFilesPatch } from 'diff'
import type { SparkVersion } from '../print/pyspark.js'
import { type StaleFile, staleFiles, write } from '../project/files.js'
import { commandFor, type Generated, generate } from '../project/generate.js'
import { loadModule, ModuleError } from '../project/module.js'
import { loadClean } from './load-clean.js'

/** Where the command's words go. */
export interface CommandOutput {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

/** How the command ended: all is well; a file is stale; it could not do its work. */
export const exitCodes = { fine: 0, stale: 1, failed: 2 } as const

interface Arguments {
  readonly out: string
  readonly check: boolean
  readonly spark: SparkVersion
}

const version = async (): Promise<string> => {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8')
  return String(Reflect.get(JSON.parse(text), 'version'))
}

const patch = (folder: string, { path, kind, is, wanted }: StaleFile): string => {
  const place = join(folder, path)
  const from = kind === 'missing' ? '/dev/null' : place
  const to = kind === 'extra' ? '/dev/null' : place
  return createTwoFilesPatch(
    from,
    to,
    is,
    wanted,
    kind === 'missing' ? '' : 'on disk',
    kind === 'extra' ? '' : 'as generated',
  )
}

const told: Readonly<Record<StaleFile['kind'], string>> = {
  stale: 'differs from what is generated now',
  missing: 'is missing',
  extra: 'is not generated any more',
}

const check = (
  folder: string,
  command: string,
  files: readonly Generated[],
  found: readonly StaleFile[],
  { out, err }: CommandOutput,
): number => {
  if (found.length === 0) {
    out(`${files.length} files in ${folder} are up to date\n`)
    return exitCodes.fine
  }
  for (const difference of found) out(patch(folder, difference))
  for (const { path, kind } of found) err(`${join(folder, path)} ${told[kind]}\n`)
  err(`run: ${command}\n`)
  return exitCodes.stale
}

const generateInto = async (path: string, args: Arguments, output: CommandOutput): Promise<number> => {
  const module = await loadModule(path)
  const files = generate(module, { ...args, version: await version(), clean: await loadClean() })
  const found = await staleFiles(args.out, module, files)
  if (args.check) return check(args.out, commandFor(module, args), files, found, output)
  const extra = found.filter(({ kind }) => kind === 'extra').map(({ path }) => path)
  await write(args.out, files, extra)
  const stale = new Set(found.map(({ path }) => path))
  for (const { path, about } of files)
    output.out(`${stale.has(path) ? 'wrote    ' : 'unchanged'} ${join(args.out, path)} (${about})\n`)
  for (const path of extra) output.out(`removed   ${join(args.out, path)} (no table makes it any more)\n`)
  return exitCodes.fine
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission',
  EPERM: 'there is no permission',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'a file may not be as large',
  ENAMETOOLONG: 'the name is too long',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a part of the path is a file, not a folder',
  EISDIR: 'there is a folder of that name',
}

/** One message for a person, or nothing for an error that is ours. */
const messageOf = (error: unknown): string | undefined => {
  if (error instanceof ModuleError || error instanceof Refusal) return error.message
  if (!(error instanceof Error)) return undefined
  const reason = reasons[String(Reflect.get(error, 'code'))]
  return reason === undefined ? undefined : `${String(Reflect.get(error, 'path'))}: cannot be used: ${reason}`
}

const program = (version: string, output: CommandOutput, done: (code: number) => void): Command =>
  new Command('gen-notebooks')
    .description(
      'Writes a Databricks notebook (PySpark) and Spark SQL for the tables that a TypeScript module exports.',
    )
    .argument('<module>', 'a module, or a folder whose index.ts or tables.ts exports tables')
    .requiredOption('--out <folder>', 'where the files go')
    .option(
      '--check',
      'write nothing; show what is stale, missing or left over, and exit with 1 if anything is',
      false,
    )
    .addOption(
      new Option('--spark <version>', 'the oldest Spark that must run the notebook')
        .choices(['3.5', '4.0'])
        .default('3.5'),
    )
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .configureOutput({ writeOut: output.out, writeErr: output.err })
    .addHelpText(
      'after',
      '\nExit codes: 0 all is well, 1 --check found differences, 2 it could not be done.\nExample: gen-notebooks examples/pinterest --out generated',
    )
    .exitOverride()
    .action(async (path: string, args: Arguments) => done(await generateInto(path, args, output)))

/** Runs the command with its arguments, and gives its exit code. */
export const genNotebooks = async (args: readonly string[], output: CommandOutput): Promise<number> => {
  let code: number = exitCodes.fine
  try {
    const done = (given: number): void => {
      code = given
    }
    await program(await version(), output, done).parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.failed
    const message = messageOf(error)
    if (message === undefined) throw error
    output.err(`gen-notebooks: ${message}\n`)
    return exitCodes.failed
  }
}
