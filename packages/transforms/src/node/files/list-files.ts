import { type Dirent, readdirSync, statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { refuse } from '@lockstep/schema'
import { globSync } from 'tinyglobby'

/** Whether Spark takes no notice of a file or folder of this name in a folder. */
const isHidden = (name: string): boolean =>
  name.startsWith('.') || (name.startsWith('_') && !name.includes('=')) || name.endsWith('._COPYING_')

const isPartition = (name: string): boolean => /^[^=]+=/.test(name)

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/** A file to read, and the names and values of the folders `name=value` above it, from the outermost on. */
export interface ListedFile {
  readonly path: string
  readonly partitions: readonly (readonly [name: string, value: string | null])[]
}

/** A part of a name as it is meant: `%2F` stands for a slash, and so on. */
const unescaped = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** Spark's word for null in the name of a folder. */
const nullName = '__HIVE_DEFAULT_PARTITION__'

const partitionOf = (name: string): ListedFile['partitions'][number] => {
  const at = name.indexOf('=')
  const value = name.slice(at + 1)
  return [unescaped(name.slice(0, at)), value === nullName ? null : unescaped(value)]
}

/** The parts of a folder, in the order of names; those of its partitions `a=1` likewise, each in its place. */
const partsOf = (folder: string, partitions: ListedFile['partitions'] = []): readonly ListedFile[] => {
  const shown = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !isHidden(name))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const folders = shown.filter((entry) => isFolderAt(folder, entry))
  const odd = folders.find(({ name }) => !isPartition(name))
  if (odd !== undefined)
    refuse(
      `${folder}: expected files, or folders such as day=1, got the folder ${odd.name}; name the folders to read`,
    )
  const [partition] = folders
  const file = shown.find((entry) => !folders.includes(entry))
  if (partition !== undefined && file !== undefined)
    refuse(
      `${folder}: it has both files (${file.name}) and partitions (${partition.name}), which Spark does not read; take one kind out`,
    )
  const other = folders.find(({ name }) => partitionOf(name)[0] !== partitionOf(partition?.name ?? '')[0])
  if (other !== undefined)
    refuse(
      `${folder}: it has partitions of two names, ${partition?.name} and ${other.name}; read each by itself`,
    )
  const empty = folders.find(({ name }) => name.endsWith('=') && name.indexOf('=') === name.length - 1)
  if (empty !== undefined)
    refuse(`${folder}: the partition ${empty.name} has no value, which Spark does not read`)
  return shown.flatMap(({ name }) => {
    const path = join(folder, name)
    return partition === undefined
      ? [{ path, partitions }]
      : partsOf(path, [...partitions, partitionOf(name)])
  })
}

/** Links are followed. */
const isFolderAt = (folder: string, entry: Dirent): boolean =>
  entry.isSymbolicLink() ? isFolder(join(folder, entry.name)) : entry.isDirectory()

/** A pattern of paths: `*`, `?`, `[...]` and `{...}` within one name. */
export const isPattern = (path: string): boolean => /[*?[\]{}]/.test(path)

const matches = (pattern: string): readonly string[] => {
  const options = { globstar: false, extglob: false, expandDirectories: false, onlyFiles: false } as const
  const found = globSync(pattern, options)
  if (found.length === 0)
    refuse(
      `${pattern}: no file has a name like this${isAbsolute(pattern) ? '' : ` in ${process.cwd()}`}; check the name: * ? [ ] and { } stand for other letters, and * for no /`,
    )
  return found.map((path) => path.replace(/\/$/, '')).toSorted()
}

/**
 * The files of a path, in the order of their names: the file itself; of a folder its parts, without those that Spark
 * takes no notice of (`_SUCCESS`, and what begins with `_` or `.`); of a pattern all files and folders that have a name
 * like it. Partitions are the folders `name=value` below a folder that is given, or that a pattern finds. Any other path that is not there is given as it is.
 * @throws Refusal for a pattern that no file's name is like, and for folders in a folder that are no partitions.
 */
export const filesAt = (path: string): readonly ListedFile[] => {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined)
    return isPattern(path) ? matches(path).flatMap(filesAt) : [{ path, partitions: [] }]
  return stats.isDirectory() ? partsOf(path) : [{ path, partitions: [] }]
}
