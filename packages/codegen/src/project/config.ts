import { z } from 'zod'
import { outputs } from '../outputs/index.js'
import type {
  BundleSettings,
  DagSettings,
  MountSettings,
  StreamSettings,
  Templates,
  WriteSettings,
} from '../outputs/settings.js'
import type { SparkVersion } from '../print/pyspark.js'

/** What a project file (`lockstep.config.ts`) says. Everything but the modules may be left out. */
export interface Config {
  /** What the project is called, in titles and names of files; the name of its folder if left out. */
  readonly name?: string
  /** Modules that export tables and questions: files, folders, or patterns such as `tables/*.ts`. */
  readonly modules: readonly string[]
  /** The folder of generated files; `generated` if left out. */
  readonly out?: string
  /** Kinds of outputs, as `lockstep gen --help` lists them; `notebook` and `sql` if left out. */
  readonly outputs?: readonly string[]
  /** The oldest Spark that must run what is generated; 3.5 if left out. */
  readonly spark?: SparkVersion
  /** The folder of raw records, one in it for each table: a Unity Catalog volume, an external location, a path. */
  readonly source?: string
  readonly catalog?: string
  readonly schema?: string
  /**
   * What tables and answers are called where they are written, by the names of tables and questions: `{ pin: 'pins_clean' }`.
   * Letters A to Z, digits and `_`. `clean_pin`, if left out.
   */
  readonly names?: Readonly<Record<string, string>>
  /**
   * The folders of raw records under `source`, by the names of tables: `{ pin: 'topics/0a1b2c.pin' }`, whose files may stand in
   * folders of their own, as Kafka Connect writes them (`partition=0`). That of the table's name, if left out.
   */
  readonly folders?: Readonly<Record<string, string>>
  /** Tables that are written otherwise than anew each time. */
  readonly write?: WriteSettings
  /** A bucket that notebooks mount, and read from unless `source` says otherwise. */
  readonly mount?: MountSettings
  readonly bundle?: BundleSettings
  readonly dag?: DagSettings
  readonly stream?: StreamSettings
  /** Files of Handlebars in place of our templates: `notebook`, `sqlNotebook`, `sql`. */
  readonly templates?: Templates
}

const text = z.string().min(1)

const written = z.string().regex(/^\w+$/, 'Expected a name of letters A to Z, digits and _')

const folder = z.string().regex(/^[^/]/, 'Expected a folder under the source, which begins with no /')

const bucket = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    'Expected the name of a bucket of S3, such as user-0a1b2c-bucket',
  )

const mountPoint = z.string().regex(/^\/./, 'Expected a path such as /mnt/posts')

const target = z.strictObject({
  mode: z.enum(['development', 'production']),
  default: z.boolean().optional(),
  host: text.optional(),
  root: text.optional(),
  source: text.optional(),
  catalog: text.optional(),
  schema: text.optional(),
})

const shape = z.strictObject({
  name: text.optional(),
  modules: z.array(text).min(1),
  out: text.optional(),
  outputs: z
    .array(z.enum(Object.keys(outputs)))
    .min(1)
    .optional(),
  spark: z.enum(['3.5', '4.0']).optional(),
  source: text.optional(),
  catalog: text.optional(),
  schema: text.optional(),
  names: z.record(text, written).optional(),
  folders: z.record(text, folder).optional(),
  write: z
    .strictObject({
      append: z.array(text).optional(),
      merge: z.record(text, z.array(text).min(1)).optional(),
    })
    .optional(),
  mount: z.strictObject({ bucket, at: mountPoint.optional(), credentials: text.optional() }).optional(),
  bundle: z
    .strictObject({
      schedule: z.strictObject({ cron: text, zone: text.optional() }).nullable().optional(),
      targets: z.record(z.string().regex(/^[\w-]+$/u), target).optional(),
    })
    .optional(),
  dag: z
    .strictObject({ schedule: text.optional(), connection: text.optional(), notebook: text.optional() })
    .optional(),
  templates: z
    .strictObject({ notebook: text.optional(), sqlNotebook: text.optional(), sql: text.optional() })
    .optional(),
  stream: z
    .strictObject({
      from: z.enum(['files', 'autoLoader', 'kafka', 'kinesis']).optional(),
      servers: text.optional(),
      topics: z.string().optional(),
      streams: z.string().optional(),
      region: text.optional(),
      credential: text.optional(),
      secrets: z.strictObject({ scope: text, accessKey: text, secretKey: text }).optional(),
      checkpoints: text.optional(),
      pipelines: z.array(text).optional(),
    })
    .optional(),
})

/** A project file: what it says, checked by an editor while it is written. */
export const defineConfig = (config: Config): Config => config

/** JSON Schema of a project file. */
export const configSchema = (): object => z.toJSONSchema(shape)

/** Why a value is no project file, a line each, or nothing. */
export const configFaults = (value: unknown): readonly string[] => {
  const { success, error } = shape.safeParse(value)
  if (success) return []
  return error.issues.map(({ path, message, ...issue }) => {
    const place = path.map(String).join('.')
    if (issue.code !== 'unrecognized_keys') return `${place === '' ? '' : `${place}: `}${message}`
    const known = place === '' ? `; it takes ${Object.keys(shape.shape).join(', ')}` : ''
    return `${place === '' ? '' : `${place}: `}unknown key ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}${known}`
  })
}
