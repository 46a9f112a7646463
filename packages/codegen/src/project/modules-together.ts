import { checkFed, pipelineTogether } from './find-pipeline.js'
import { ModuleError, newLoader } from './import-module.js'
import { loadModule, type Module } from './module.js'

/** One thing of each, by its identity; two of one name are told. */
const each = <T extends { readonly name: string }>(
  of: readonly (readonly [T, string])[],
  what: string,
): readonly T[] => {
  const found = new Map<string, readonly [T, string]>()
  for (const [one, source] of of) {
    const same = found.get(one.name.toLowerCase())
    if (same !== undefined && same[0] !== one)
      throw new ModuleError(
        `${same[1]} and ${source} export two ${what} named ${JSON.stringify(one.name)}, which would be written to one place; rename one`,
      )
    found.set(one.name.toLowerCase(), [one, source])
  }
  return [...found.values()].map(([one]) => one)
}

/**
 * The modules of some paths as one, under a name and with a source of their own.
 * @throws ModuleError as `loadModule` does, and where two of them export tables or questions of one name, or two
 * pipelines.
 */
export const modulesTogether = async (
  paths: readonly string[],
  { name, source }: { readonly name: string; readonly source: string },
): Promise<Module> => {
  const loader = newLoader()
  const modules: Module[] = []
  for (const path of paths) modules.push(await loadModule(path, { loader, isPart: true }))
  if (modules.every(({ tables }) => tables.length === 0))
    throw new ModuleError(
      `${source}: its modules export no table: ${modules.map((each) => each.source).join(', ')}`,
    )
  const tables = each(
    modules.flatMap(({ tables, source }) => tables.map((table) => [table, source] as const)),
    'tables',
  )
  const pipeline = pipelineTogether(modules)
  checkFed(source, pipeline, tables)
  return {
    name,
    path: source,
    source,
    given: '',
    tables,
    doc: modules
      .map(({ doc }) => doc)
      .filter((doc) => doc !== '')
      .join('\n\n'),
    docs: Object.assign({}, ...modules.map(({ docs }) => docs)),
    queries: each(
      modules.flatMap(({ queries, source }) => queries.map((query) => [query, source] as const)),
      'questions',
    ),
    questionDocs: Object.assign({}, ...modules.map(({ questionDocs }) => questionDocs)),
    pipeline,
  }
}
