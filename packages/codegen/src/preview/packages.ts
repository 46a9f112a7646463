import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A package whose modules the page loads as they are, and where they begin. */
interface Served {
  readonly name: string
  readonly entry: string
  /** The package in whose folder it is looked for. */
  readonly of?: string
}

const served: readonly Served[] = [
  { name: '@lockstep/schema', entry: 'dist/index.js' },
  { name: '@lockstep/transforms', entry: 'dist/browser.js' },
  { name: '@eslint-community/regexpp', entry: 'index.mjs', of: '@lockstep/schema' },
  { name: 'zod', entry: 'index.js', of: '@lockstep/schema' },
  { name: 'apache-arrow', entry: 'Arrow.dom.mjs', of: '@lockstep/transforms' },
  { name: 'flatbuffers', entry: 'mjs/flatbuffers.js', of: 'apache-arrow' },
  { name: 'tslib', entry: 'tslib.es6.mjs', of: 'apache-arrow' },
]

/** The folder of a package that one in `folder` imports. */
const folderOf = (name: string, folder: string): string => {
  const places = createRequire(join(folder, 'package.json')).resolve.paths(name) ?? []
  const place = places.map((each) => join(each, name)).find((each) => existsSync(join(each, 'package.json')))
  if (place === undefined)
    throw new Error(`preview: the package ${name} is not installed; run npm install ${name}`)
  return place
}

/** The folders of all packages that the page loads, by their names. */
export const packageFolders = (): ReadonlyMap<string, string> => {
  const own = dirname(fileURLToPath(new URL('../../package.json', import.meta.url)))
  const folders = new Map<string, string>()
  for (const { name, of } of served)
    folders.set(name, folderOf(name, of === undefined ? own : (folders.get(of) ?? own)))
  return folders
}

/** The import map of the page: each package by its name. */
export const importMap = (): string =>
  JSON.stringify({
    imports: Object.fromEntries(
      served.flatMap(({ name, entry }) => [
        [name, `/packages/${name}/${entry}`],
        [`${name}/`, `/packages/${name}/`],
      ]),
    ),
  })
