import { join } from 'node:path'
import { createTwoFilesPatch } from 'diff'
import { outputs, usualOutputs } from '../outputs/index.js'
import type { Generated } from '../outputs/output.js'
import type { SparkVersion } from '../print/pyspark.js'
import { type StaleFile, staleFiles, write } from '../project/files.js'
import { commandFor, generate, type Making } from '../project/generate.js'
import { loadModule, type Module } from '../project/module.js'
import { versionOfCommand } from './frame.js'
import { loadClean } from './packages.js'
import { AskedError } from './reasons.js'
import type { Flag } from './verb.js'
import { exitCodes, type Outcome, type Voice } from './voice.js'

/** What is generated, and where it goes. */
export interface GenerateArguments {
  readonly out: string
  readonly spark: SparkVersion
  readonly output?: readonly string[]
  /** Whether what was edited by hand is written over. */
  readonly force?: boolean
}

/** Options of whatever generates. */
export const generateFlags: readonly Flag[] = [
  { flags: '--out <folder>', about: 'where the files go', isNeeded: true },
  {
    flags: '--spark <version>',
    about: 'the oldest Spark that must run the notebook',
    choices: ['3.5', '4.0'],
    default: '3.5',
  },
]

/** What to make, of which there are several. */
export const outputFlag: Flag = {
  flags: '--output <kind>',
  about: `a kind of output; may be given again; ${usualOutputs.join(' and ')} if left out`,
  choices: Object.keys(outputs),
  isList: true,
}

/** How a command generates: by which name it is called again. */
export interface Generating extends GenerateArguments {
  readonly command: string
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
  ).trimEnd()
}

const toldOf: Readonly<Record<StaleFile['kind'], string>> = {
  stale: 'differs from what is generated now',
  missing: 'is missing',
  edited: 'differs from what is generated now: it was edited by hand',
  extra: 'is not generated any more',
}

interface Compared {
  readonly module: Module
  readonly files: readonly Generated[]
  readonly found: readonly StaleFile[]
}

const makingOf = ({ command, out, spark, output }: Generating): Omit<Making, 'version'> => ({
  command,
  out,
  spark,
  outputs: output ?? usualOutputs,
})

/** A command that was told its kinds of outputs looks for what is left over of all of them. */
const kindsOf = ({ command }: Generating): readonly string[] =>
  command === 'gen-notebooks' ? usualOutputs : Object.keys(outputs)

const compare = async (path: string, args: Generating): Promise<Compared> => {
  const module = await loadModule(path)
  const clean = await loadClean()
  const files = generate(module, { ...makingOf(args), version: await versionOfCommand(), clean })
  return { module, files, found: await staleFiles(args.out, module, files, kindsOf(args)) }
}

/** Says what is stale, missing or left over of a module's files, and writes nothing. */
export const checkFiles = async (path: string, args: Generating, voice: Voice): Promise<Outcome> => {
  const { module, files, found } = await compare(path, args)
  const told = {
    folder: args.out,
    files: files.length,
    differences: found.map(({ path, kind }) => ({ path, kind })),
  }
  if (found.length === 0) {
    voice.say(`${files.length} files in ${args.out} are up to date`)
    return { code: exitCodes.fine, told }
  }
  for (const difference of found) voice.say(patch(args.out, difference))
  for (const { path, kind } of found) voice.warn(`${join(args.out, path)} ${toldOf[kind]}`)
  voice.warn(`run: ${commandFor(module, makingOf(args))}`)
  return { code: exitCodes.stale, told }
}

/** Writes a module's files, and takes away those that it makes no more. */
export const generateFiles = async (path: string, args: Generating, voice: Voice): Promise<Outcome> => {
  const { files, found } = await compare(path, args)
  const edited = found.filter(({ kind }) => kind === 'edited')
  if (edited.length > 0 && args.force !== true)
    throw new AskedError(
      `${edited.map(({ path }) => join(args.out, path)).join(', ')}: edited by hand, and would be written over; take the edit into the tables, or give --force`,
    )
  const removed = found.filter(({ kind }) => kind === 'extra').map(({ path }) => path)
  await write(args.out, files, removed)
  const stale = new Set(found.map(({ path }) => path))
  for (const { path, about } of files)
    voice.say(`${stale.has(path) ? 'wrote    ' : 'unchanged'} ${join(args.out, path)} (${about})`)
  for (const path of removed) voice.say(`removed   ${join(args.out, path)} (no table makes it any more)`)
  const written = files.map(({ path, about }) => ({ path, about, isNew: stale.has(path) }))
  return { code: exitCodes.fine, told: { folder: args.out, files: written, removed } }
}
