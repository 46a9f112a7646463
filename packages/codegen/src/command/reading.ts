import type { AnyQuery, AnyTable } from '@lockstep/schema'
import { loadConfig, modulesOf } from '../project/load-config.js'
import { loadModule, type Module } from '../project/module.js'
import { AskedError, nothingNamed } from './reasons.js'
import type { Flag } from './verb.js'

/**
 * The tables and questions of a module that was named, or those of the project file.
 * @throws AskedError where there is neither.
 */
export const readModule = async (path: string | undefined): Promise<Module> => {
  if (path !== undefined) return loadModule(path, { isPart: true })
  const found = await loadConfig(undefined)
  if (found === undefined) throw nothingNamed()
  return modulesOf(found)
}

/** The option that names a module, where words name something else. */
export const moduleFlag: Flag = {
  flags: '--module <module>',
  about: 'the module of the tables; what lockstep.config.ts names if left out',
}

/** What has a name, among those of a kind: the only one where none is named. */
const oneOf = <T extends { readonly name: string }>(
  of: readonly T[],
  name: string | undefined,
  source: string,
  what: string,
): T => {
  const [first, second] = of
  const known = of.map((each) => each.name).join(', ') || 'none'
  if (name === undefined && first !== undefined && second === undefined) return first
  if (name === undefined) throw new AskedError(`${source}: which ${what}? name one of ${known}`)
  const found = of.find((each) => each.name === name)
  if (found === undefined) throw new AskedError(`${source}: there is no ${what} ${name}; it exports ${known}`)
  return found
}

/** A table of a module by its name, or its only one. */
export const oneTable = ({ tables, source }: Module, name: string | undefined): AnyTable =>
  oneOf(tables, name, source, 'table')

/** A question of a module by its name, or its only one. */
export const oneQuestion = ({ queries, source }: Module, name: string | undefined): AnyQuery =>
  oneOf(queries, name, source, 'question')
