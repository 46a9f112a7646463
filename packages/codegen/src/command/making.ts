import { outputs, usualOutputs } from '../outputs/index.js'
import { defaults } from '../outputs/output.js'
import type { SparkVersion } from '../print/pyspark.js'
import type { Making } from '../project/generate.js'
import { type FoundConfig, loadConfig, modulesOf, templatesOf } from '../project/load-config.js'
import { loadModule, type Module } from '../project/module.js'
import { AskedError, nothingNamed } from './reasons.js'
import type { Flag, Verb } from './verb.js'

/** What is generated, and where it goes. */
export interface GenerateArguments {
  readonly config?: string
  readonly out?: string
  readonly spark?: SparkVersion
  readonly output?: readonly string[]
  readonly source?: string
  readonly catalog?: string
  readonly schema?: string
}

/** The module, where there is no project file. */
export const optionalModule: Verb['takes'][number] = {
  word: '[module]',
  about:
    'a module, or a folder whose index.ts or tables.ts exports tables; what the project file names if left out',
}

/** Options of whatever generates. */
export const generateFlags: readonly Flag[] = [
  {
    flags: '--config <file>',
    about:
      'the project file; lockstep.config.ts where it is there. It says more than options do: folders and names of tables, merges, streams, mounts, schedules, templates',
  },
  { flags: '--out <folder>', about: 'where the files go; generated if left out' },
  {
    flags: '--spark <version>',
    about: 'the oldest Spark that must run what is generated; 3.5 if left out',
    choices: ['3.5', '4.0'],
  },
  {
    flags: '--output <kind>',
    about: `a kind of output, again for each; ${usualOutputs.join(' and ')} if left out`,
    choices: Object.keys(outputs),
    isList: true,
  },
  {
    flags: '--source <folder>',
    about: `the folder of raw records, one in it for each table (${defaults.source})`,
  },
  { flags: '--catalog <name>', about: `the catalog to write to (${defaults.catalog})` },
  { flags: '--schema <name>', about: `the schema to write to (${defaults.schema})` },
]

/** What is made, and how. */
export interface GenerateJob {
  readonly module: Module
  readonly making: Omit<Making, 'version'>
}

/** The places of an object of options that are told. */
const placesOf = (of: Pick<GenerateArguments, 'source' | 'catalog' | 'schema'>): Making['places'] =>
  Object.fromEntries(
    (['source', 'catalog', 'schema'] as const).flatMap((name) =>
      of[name] === undefined ? [] : [[name, of[name]]],
    ),
  )

const byConfig = async (found: FoundConfig, args: GenerateArguments): Promise<GenerateJob> => {
  const { config, ...others } = args
  const [other] = Object.keys(others).filter((name) =>
    generateFlags.some(({ flags }) => flags.startsWith(`--${name} `)),
  )
  if (other !== undefined)
    throw new AskedError(`--${other}: ${found.path} says what is generated; say it there, or name a module`)
  const {
    out = 'generated',
    outputs = usualOutputs,
    spark = '3.5',
    names = {},
    folders = {},
    mount,
    write = {},
    bundle = {},
    dag = {},
    stream = {},
  } = found.config
  const command = `lockstep gen${config === undefined ? '' : ` --config ${config}`}`
  return {
    module: await modulesOf(found),
    making: {
      command,
      out,
      outputs,
      spark,
      names,
      folders,
      mount,
      write,
      bundle,
      dag,
      stream,
      templates: await templatesOf(found),
      places: placesOf(found.config),
    },
  }
}

/**
 * What a command is to make: of the module that it was given, or of what the project file says.
 * @throws AskedError where there is neither.
 */
export const generateJob = async (
  command: string,
  path: string | undefined,
  args: GenerateArguments,
): Promise<GenerateJob> => {
  const found = path === undefined ? await loadConfig(args.config) : undefined
  if (found !== undefined) return byConfig(found, args)
  if (path === undefined) throw nothingNamed()
  const { out = 'generated', spark = '3.5', output = usualOutputs } = args
  return {
    module: await loadModule(path),
    making: { command, out, spark, outputs: output, places: placesOf(args) },
  }
}
