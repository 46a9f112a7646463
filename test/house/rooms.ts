import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** The text of each file, by its path from the folder of sources. */
export type Sources = ReadonlyMap<string, string>

/** The TypeScript files of a folder. */
export const readSources = (folder: string): Sources =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  )

/** Another file of the same folder that a file imports, or gives on; its types only, or values too. */
export interface Import {
  readonly to: string
  readonly onlyTypes: boolean
}

// The formatter lets each of these begin a line.
const statement =
  /^(?:import|export)\s+(?<all>type\s+)?(?:(?:\*(?:\s+as\s+\w+)?|\w+)?\s*,?\s*(?:\{(?<names>[^}]*)\})?\s*from\s+)?'(?<from>\.[^']*)'/gmu
const dynamic = /(?<!\* .*)\bimport\('(?<from>\.[^']*)'\)/gu

const areTypes = (names: string | undefined): boolean =>
  names?.split(',').every((name) => /^\s*(?:type\s.*)?$/u.test(name)) === true

/** What a file imports of its own folder of sources. */
export const importsOf = (path: string, text: string): readonly Import[] => {
  const place = (from: string | undefined): string =>
    normalize(join(dirname(path), from ?? '')).replace(/\.js$/u, '.ts')
  return [
    ...[...text.matchAll(statement)].map(({ groups = {} }) => ({
      to: place(groups.from),
      onlyTypes: groups.all !== undefined || areTypes(groups.names),
    })),
    ...[...text.matchAll(dynamic)].map(({ groups = {} }) => ({ to: place(groups.from), onlyTypes: false })),
  ]
}

const roomOf = (path: string): string | undefined => (path.includes('/') ? path.split('/')[0] : undefined)

/** The imports that go from a room to one that comes after it in the order, or to the top; and rooms without a place. */
export const againstOrder = (sources: Sources, order: readonly string[]): readonly string[] =>
  [...sources].flatMap(([path, text]) => {
    const room = roomOf(path)
    if (room === undefined) return []
    if (!order.includes(room)) return [`${path}: the room ${room} has no place in the order`]
    return importsOf(path, text)
      .filter(({ to }) => {
        const other = roomOf(to)
        return other === undefined || order.indexOf(other) > order.indexOf(room)
      })
      .map(({ to }) => `${path} imports ${to}`)
  })

/** The sets of files that import each other in a circle, each sorted. Without `types`, only values count. */
export const circles = (sources: Sources, { types }: { readonly types: boolean }): readonly string[][] => {
  const imports = new Map(
    [...sources].map(([path, text]) => [
      path,
      importsOf(path, text).flatMap(({ to, onlyTypes }) => (types || !onlyTypes ? [to] : [])),
    ]),
  )
  const reached = (from: string): ReadonlySet<string> => {
    const seen = new Set<string>()
    const visit = (path: string): void => {
      for (const to of imports.get(path) ?? [])
        if (!seen.has(to)) {
          seen.add(to)
          visit(to)
        }
    }
    visit(from)
    return seen
  }
  const all = new Map([...sources.keys()].map((path) => [path, reached(path)]))
  const found = [...all].flatMap(([path, to]) =>
    to.has(path) ? [[...to].filter((other) => all.get(other)?.has(path)).sort()] : [],
  )
  return [...new Map(found.map((circle) => [circle.join(), circle])).values()]
}

/** The files that lie beside the rooms and are no entry. */
export const looseFiles = (sources: Sources, entries: readonly string[]): readonly string[] =>
  [...sources.keys()].filter((path) => roomOf(path) === undefined && !entries.includes(path.slice(0, -3)))

const declared =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:const|let|function\*?|class|type|interface) (?<name>[\w$]+)/gmu
const listed = /^export (?:type )?\{(?<names>[^}]*)\}(?<from> from)?/gmu

/** The names that a file gives a meaning to: what it declares and exports, and what it exports under another name. */
export const namesOf = (text: string): ReadonlySet<string> => {
  const names = [...text.matchAll(declared)].map(({ groups = {} }) => groups.name ?? '')
  for (const { groups = {} } of text.matchAll(listed))
    for (const part of (groups.names ?? '').split(',')) {
      const [name, other] = part
        .trim()
        .replace(/^type /u, '')
        .split(/\s+as\s+/u)
      if (other !== undefined) names.push(other)
      else if (groups.from === undefined && name) names.push(name)
    }
  return new Set(names)
}

/** The names to which several files give a meaning, and those files. */
export const sharedNames = (sources: Sources): ReadonlyMap<string, readonly string[]> => {
  const files = new Map<string, string[]>()
  for (const [path, text] of sources)
    for (const name of namesOf(text)) files.set(name, [...(files.get(name) ?? []), path])
  return new Map([...files].filter(([, paths]) => paths.length > 1))
}
