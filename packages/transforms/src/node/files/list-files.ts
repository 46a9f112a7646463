import { type Dirent, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { refuse } from '@lockstep/schema'
import { globSync } from 'tinyglobby'

/** Whether Spark takes no notice of a file or folder of this name in a folder. */
const isHidden = (name: string): boolean =>
  name.startsWith('.') || (name.startsWith('_') && !name.includes('=')) || name.endsWith('._COPYING_')

const isPartition = (name: string): boolean => /^[^=]+=/.test(name)

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/** The parts of a folder, in the order of names; those of its partitions `a=1` likewise, each in its place. */
const partsOf = (folder: string): readonly string[] => {
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
  return shown.flatMap(({ name }) => {
    const path = join(folder, name)
    return partition === undefined ? [path] : partsOf(path)
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
  if (found.length === 0) refuse(`${pattern}: no file has a name like this`)
  return found.map((path) => path.replace(/\/$/, '')).toSorted()
}

/**
 * The files of a path, in the order of their names: the file itself; of a folder its parts, without those that Spark
 * takes no notice of (`_SUCCESS`, and what begins with `_` or `.`); of a pattern all files and folders that have a name
 * like it. Any other path that is not there is given as it is.
 * @throws Refusal for a pattern that no file's name is like, and for folders in a folder that are no partitions.
 */
export const filesAt = (path: string): readonly string[] => {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return isPattern(path) ? matches(path).flatMap(filesAt) : [path]
  return stats.isDirectory() ? partsOf(path) : [path]
}
