import type { AnyTable } from '@lockstep/schema'
import { isPipeline, type Pipeline } from '../pipeline/pipeline.js'
import { ModuleError } from './import-module.js'

/**
 * The pipeline that a module exports, or null.
 * @throws ModuleError where it exports two.
 */
export const pipelineIn = (file: string, exported: Readonly<Record<string, unknown>>): Pipeline | null => {
  const found = new Map<Pipeline, string>()
  for (const [name, value] of Object.entries(exported))
    if (isPipeline(value) && !found.has(value)) found.set(value, name)
  if (found.size > 1)
    throw new ModuleError(
      `${file}: the exports ${[...found.values()].join(' and ')} are pipelines, whose files would stand in one place; export one from a module of its own`,
    )
  return [...found.keys()][0] ?? null
}

/**
 * Checks that the tables that a pipeline feeds are among those that are generated.
 * @throws ModuleError that names the one that is not.
 */
export const checkFed = (file: string, pipeline: Pipeline | null, tables: readonly AnyTable[]): void => {
  for (const [topic, table] of Object.entries(pipeline?.topics ?? {}))
    if (!tables.includes(table))
      throw new ModuleError(
        `${file}: the topic ${topic} of the pipeline feeds the table ${table.name}, which is not exported beside it; export it, too`,
      )
}

/**
 * The pipeline of several modules, or null.
 * @throws ModuleError where two of them export different ones.
 */
export const pipelineTogether = (
  of: readonly { readonly source: string; readonly pipeline: Pipeline | null }[],
): Pipeline | null => {
  const [first, ...others] = of.filter(({ pipeline }) => pipeline !== null)
  const other = others.find(({ pipeline }) => pipeline !== first?.pipeline)
  if (other !== undefined)
    throw new ModuleError(
      `${first?.source} and ${other.source} export pipelines, whose files would stand in one place; give each a project file of its own`,
    )
  return first?.pipeline ?? null
}
