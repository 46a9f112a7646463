import { join } from 'node:path'
import { createTwoFilesPatch } from 'diff'
import { outputs, usualOutputs } from '../outputs/index.js'
import type { Generated } from '../outputs/output.js'
import { type StaleFile, staleFiles, write } from '../project/files.js'
import { commandFor, generate } from '../project/generate.js'
import { versionOfCommand } from './frame.js'
import type { GenerateJob } from './making.js'
import { loadClean } from './packages.js'
import { AskedError } from './reasons.js'
import { exitCodes, type Outcome, type Voice } from './voice.js'

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
  readonly files: readonly Generated[]
  readonly found: readonly StaleFile[]
}

const compare = async ({ module, making }: GenerateJob): Promise<Compared> => {
  const kinds = making.command === 'gen-notebooks' ? usualOutputs : Object.keys(outputs)
  const files = generate(module, { ...making, version: await versionOfCommand(), clean: await loadClean() })
  return { files, found: await staleFiles(making.out, module, files, kinds) }
}

/** A line that GitHub shows beside a file. */
const annotation = (path: string, words: string): string => {
  const escaped = (text: string): string =>
    text.replace(/[%\r\n]/gu, (character) => encodeURIComponent(character))
  const property = escaped(path).replaceAll(':', '%3A').replaceAll(',', '%2C')
  return `::error file=${property},title=lockstep check::${escaped(words)}`
}

/** Says what is stale, edited, missing or left over of the files, and writes nothing. */
export const checkFiles = async (
  job: GenerateJob,
  { github = false }: { readonly github?: boolean },
  voice: Voice,
): Promise<Outcome> => {
  const { files, found } = await compare(job)
  const { out } = job.making
  const told = {
    folder: out,
    files: files.length,
    differences: found.map(({ path, kind }) => ({ path, kind })),
  }
  if (found.length === 0) {
    voice.say(`${files.length} files in ${out} are up to date`)
    return { code: exitCodes.fine, told }
  }
  const command = `run: ${commandFor(job.module, job.making)}`
  for (const difference of found) voice.say(patch(out, difference))
  for (const { path, kind } of found) {
    if (github) voice.say(annotation(join(out, path), `${path} ${toldOf[kind]}; ${command}`))
    voice.warn(`${join(out, path)} ${toldOf[kind]}`)
  }
  voice.warn(command)
  return { code: exitCodes.stale, told }
}

/**
 * Writes the files, and takes away those that are made no more.
 * @throws AskedError where one was edited by hand, unless it is to be written over; then nothing is written.
 */
export const generateFiles = async (
  job: GenerateJob,
  { force = false }: { readonly force?: boolean },
  voice: Voice,
): Promise<Outcome> => {
  const { files, found } = await compare(job)
  const { out } = job.making
  const edited = found.filter(({ kind }) => kind === 'edited').map(({ path }) => join(out, path))
  if (edited.length > 0 && !force)
    throw new AskedError(
      `${edited.join(', ')}: edited by hand, and would be written over; take the edit into the tables, or give --force`,
    )
  const removed = found.filter(({ kind }) => kind === 'extra').map(({ path }) => path)
  const stale = new Set(found.map(({ path }) => path))
  await write(
    out,
    files.filter(({ path }) => stale.has(path)),
    removed,
  )
  for (const { path, about } of files) {
    const state = stale.has(path) ? voice.colour('green', 'wrote    ') : 'unchanged'
    voice.say(`${state} ${join(out, path)} (${about})`)
  }
  for (const path of removed) voice.say(`removed   ${join(out, path)} (no table makes it any more)`)
  const written = files.map(({ path, about }) => ({ path, about, isNew: stale.has(path) }))
  return { code: exitCodes.fine, told: { folder: out, files: written, removed } }
}
