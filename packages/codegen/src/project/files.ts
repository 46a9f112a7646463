import { readFileSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { refuse } from '@lockstep/schema'
import { outputOf } from '../outputs/index.js'
import type { Generated } from '../outputs/output.js'
import { isEdited } from './fingerprint.js'
import type { Module } from './module.js'
import { writeFilesWhole } from './write-whole.js'

/** By this, which every generated file says in its own way, a file is known as generated from a module. */
const generatedBy = /generated from `?(.+?)`? by Lockstep [0-9]/iu

/** What a generated file says it was made from, or null for any other text. */
const sourceOf = (text: string): string | null =>
  generatedBy.exec(text.replaceAll(/\\n",\n\s*"|\n(?:# MAGIC|-- MAGIC|--|#) /gu, ' '))?.[1] ?? null

/**
 * A file of a folder: as it is, and as it should be. `edited` are those that somebody changed by hand after they were
 * generated, or that were there before; `stale` those that are as they were generated, from what has changed since.
 */
export interface StaleFile {
  readonly path: string
  readonly kind: 'stale' | 'edited' | 'missing' | 'extra'
  readonly is: string
  readonly wanted: string
}

const codeOf = (error: unknown): unknown => (error instanceof Error ? Reflect.get(error, 'code') : undefined)

/** The text of a file, or null where there is none. Hundreds of small files are read faster one after the other than by promises. */
const textAt = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

const listed = async (folder: string): Promise<readonly string[]> => {
  try {
    return await readdir(folder)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

/** Refuses to write over what was generated from another module. */
const checkOwner = (place: string, is: string, { source }: Module): void => {
  const other = sourceOf(is)
  if (other !== null && other !== source)
    refuse(
      `${place} was generated from ${other}, and ${source} would be written over it; run the command in the folder from which that path leads to the module, give another --out, rename the table or the module, or delete the file if ${other} is gone`,
    )
}

const kindOf = (is: string | null): StaleFile['kind'] => {
  if (is === null) return 'missing'
  return (isEdited(is) ?? sourceOf(is) === null) ? 'edited' : 'stale'
}

/** Files that were generated from the module, in the places of these kinds of outputs, and are no more. */
const leftOver = async (
  folder: string,
  { source }: Module,
  wanted: ReadonlySet<string>,
  kinds: readonly string[],
): Promise<readonly StaleFile[]> => {
  const found = new Map<string, StaleFile>()
  for (const { folder: within, ending } of kinds.flatMap((kind) => outputOf(kind).places))
    for (const name of (await listed(join(folder, within))).toSorted()) {
      const path = within === '' ? name : `${within}/${name}`
      if (!name.endsWith(ending) || wanted.has(path)) continue
      const is = textAt(join(folder, path)) ?? ''
      if (sourceOf(is) === source) found.set(path, { path, kind: 'extra', is, wanted: '' })
    }
  return [...found.values()]
}

/**
 * What differs in a folder from what should be there, of these kinds of outputs. Files that this command did not make are
 * nobody's concern.
 */
export const staleFiles = async (
  folder: string,
  module: Module,
  files: readonly Generated[],
  kinds: readonly string[],
): Promise<readonly StaleFile[]> => {
  const found: StaleFile[] = []
  for (const { path, text } of files) {
    const is = textAt(join(folder, path))
    if (is !== null) checkOwner(join(folder, path), is, module)
    if (is !== text) found.push({ path, kind: kindOf(is), is: is ?? '', wanted: text })
  }
  return [...found, ...(await leftOver(folder, module, new Set(files.map(({ path }) => path)), kinds))]
}

/** Writes some files into a folder: all of them, or none. */
export const writeAll = (
  folder: string,
  files: readonly { readonly path: string; readonly text: string }[],
): Promise<void> => writeFilesWhole(files.map(({ path, text }) => ({ path: join(folder, path), text })))

/** Writes the files, and takes away those that were generated from this module before and are no more. */
export const write = async (
  folder: string,
  files: readonly Generated[],
  extra: readonly string[],
): Promise<void> => {
  await writeAll(folder, files)
  for (const path of extra) await rm(join(folder, path))
}
