import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { refuse } from '@lockstep/schema'
import type { Generated } from './generate.js'
import type { Module } from './module.js'
import { writeFileWhole } from './write-whole.js'

/** By this, which every generated file says in its own way, a file is known as generated from a module. */
const generatedBy = /generated from `?(.+?)`? by Lockstep [0-9]/iu

/** What a generated file says it was made from, or null for any other text. */
const sourceOf = (text: string): string | null =>
  generatedBy.exec(text.replaceAll(/\n(?:# MAGIC|--) /gu, ' '))?.[1] ?? null

/** A file of a folder: as it is, and as it should be. */
export interface StaleFile {
  readonly path: string
  readonly kind: 'stale' | 'missing' | 'extra'
  readonly is: string
  readonly wanted: string
}

const codeOf = (error: unknown): unknown => (error instanceof Error ? Reflect.get(error, 'code') : undefined)

const textAt = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8')
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

/** What differs in a folder from what should be there. Files that this command did not make are nobody's concern. */
export const staleFiles = async (
  folder: string,
  module: Module,
  files: readonly Generated[],
): Promise<readonly StaleFile[]> => {
  const found: StaleFile[] = []
  for (const { path, text } of files) {
    const is = await textAt(join(folder, path))
    if (is !== null) checkOwner(join(folder, path), is, module)
    if (is !== text) found.push({ path, kind: is === null ? 'missing' : 'stale', is: is ?? '', wanted: text })
  }
  const wanted = new Set(files.map(({ path }) => path))
  for (const [within, ending] of [
    ['', '.py'],
    ['sql', '.sql'],
  ] as const)
    for (const name of (await listed(join(folder, within))).toSorted()) {
      const path = within === '' ? name : `${within}/${name}`
      if (!name.endsWith(ending) || wanted.has(path)) continue
      const is = (await textAt(join(folder, path))) ?? ''
      if (sourceOf(is) === module.source) found.push({ path, kind: 'extra', is, wanted: '' })
    }
  return found
}

/** Writes the files, and takes away those that were generated from this module before and are no more. */
export const write = async (
  folder: string,
  files: readonly Generated[],
  extra: readonly string[],
): Promise<void> => {
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFileWhole(join(folder, path), text)
  }
  for (const path of extra) await rm(join(folder, path))
}
