import { type FSWatcher, watch } from 'node:fs'
import { basename, dirname } from 'node:path'

/** Watches files, whichever way an editor writes them. */
export interface WatchedFiles {
  /** Watches these files, and no others. */
  readonly set: (paths: readonly string[]) => void
  readonly close: () => void
}

/** Editors write a file in several steps: after the last one, so many milliseconds are waited. */
const quiet = 60

/** Calls `changed` with the files that were written, made or replaced. Folders are watched, since many editors replace a file. */
export const watchFiles = (changed: (paths: readonly string[]) => void): WatchedFiles => {
  let watchers = new Map<string, FSWatcher>()
  let names: ReadonlyMap<string, ReadonlySet<string>> = new Map()
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const tell = (): void => {
    const paths = [...waiting]
    waiting.clear()
    changed(paths)
  }
  const open = (folder: string): FSWatcher => {
    const watcher = watch(folder, { persistent: false }, (_, name) => {
      const path = [...(names.get(folder) ?? [])].find((each) => name === null || basename(each) === name)
      if (path === undefined) return
      waiting.add(path)
      clearTimeout(timer)
      timer = setTimeout(tell, quiet)
    })
    watcher.on('error', () => watcher.close())
    return watcher
  }
  const close = (): void => {
    clearTimeout(timer)
    for (const watcher of watchers.values()) watcher.close()
    watchers = new Map()
  }
  return {
    set: (paths) => {
      const before = watchers
      const byFolder = new Map<string, Set<string>>()
      for (const path of paths)
        byFolder.set(dirname(path), (byFolder.get(dirname(path)) ?? new Set()).add(path))
      names = byFolder
      watchers = new Map([...names.keys()].map((folder) => [folder, before.get(folder) ?? open(folder)]))
      for (const [folder, watcher] of before) if (!watchers.has(folder)) watcher.close()
    },
    close,
  }
}
