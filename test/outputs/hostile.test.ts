import { table, when } from '@lockstep/schema'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { pipeline } from '../../packages/codegen/src/index.js'
import { outputs } from '../../packages/codegen/src/outputs/index.js'
import { generate, type Making } from '../../packages/codegen/src/project/generate.js'
import type { Module } from '../../packages/codegen/src/project/module.js'
import { type ReadFile, readFiles } from './read-files.js'

/** Texts with which somebody may try to leave the place where they stand. */
const escapes = [
  ...[
    '"""',
    "'''",
    '"',
    "'",
    '`',
    '\\',
    '\\\\',
    "\\'",
    '{',
    '}',
    '{{',
    '}}',
    '{% x %}',
    '$',
    '%',
    '*/',
    '--',
  ],
  ...[
    '\n# COMMAND ----------\n',
    '\n-- COMMAND ----------\n',
    '\n# MAGIC %sh ls\n',
    '\n# DBTITLE 1,x\n',
    '```',
    '# ',
  ],
  ...[
    '\n---\n',
    ': ',
    '\n- x: y\n',
    '\t',
    '&a',
    '*a',
    '!!python/name:os.system',
    ' #',
    '\r',
    '\r\n',
    '\n',
    '\0',
  ],
  ...[
    '\u2028',
    '\u0085',
    '\u001c',
    '\v',
    '\f',
    '\ufeff',
    '\u202e',
    '\u00a0',
    '; DROP TABLE x; --',
    "'); import os; ('",
  ],
  ...[
    '</script>',
    '<!--',
    '|',
    '\n\n\n',
    'yes',
    'null',
    '~',
    '0x1',
    '1e3',
    '=',
    '<<',
    '\nimport os\n',
    '\n)\nimport os\n',
    '$(ls)',
  ],
]

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...escapes),
      fc.string({ maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    {
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(''))

/** What a person may write anywhere, none of which is a name. */
interface Written {
  readonly doc: string
  readonly tableDoc: string
  readonly questionDoc: string
  readonly source: string
  readonly catalog: string
  readonly sentinel: string
  readonly prefix: string
  readonly path: string
  readonly folder: string
  readonly place: string
  readonly secret: string
}

const plain: Written = {
  doc: 'A module.',
  tableDoc: 'One post.',
  questionDoc: 'All posts.',
  source: '/Volumes/a/b/c',
  catalog: 'main',
  sentinel: 'none',
  prefix: 'in ',
  path: 'tables.ts',
  folder: 'topics/a',
  place: '/mnt/a',
  secret: 'key',
}

const written = fc.record({
  doc: text,
  tableDoc: text,
  questionDoc: text,
  source: text.filter((each) => !each.includes('${')),
  catalog: text.filter((each) => !each.includes('${')),
  sentinel: text,
  prefix: text.filter((each) => each !== ''),
  path: text,
  folder: text,
  place: text,
  secret: text,
})

/** A name that Delta Lake and SQL take. */
const odd = `it's "a" \\ b\`c`.replaceAll(' ', '_')

const moduleOf = (of: Written): Module => {
  const posts = table('posts', {
    raw: z.object({ id: z.int32(), title: z.string(), place: z.string() }),
    clean: (raw) => ({
      id: raw.id,
      title: raw.title.nullIf(of.sentinel),
      kind: when(raw.title.equals(of.sentinel), of.prefix).otherwise(raw.title),
      place: raw.place.stripPrefix(of.prefix),
      [odd]: raw.title.trim(),
    }),
  })
  return {
    name: 'posts',
    path: of.path,
    source: of.path,
    given: of.path,
    tables: [posts],
    doc: of.doc,
    docs: { posts: of.tableDoc },
    queries: [],
    questionDocs: {},
    pipeline: pipeline({ user: 'a', topics: { posts } }),
  }
}

const kinds = Object.keys(outputs)

/** What is made of a project file: all kinds, written anew; and by folders, each with what else may be said of a kind. */
const filesOf = (of: Written): Readonly<Record<string, string>> => {
  const made = (within: string, outputs: readonly string[], more: Partial<Making>) =>
    generate(moduleOf(of), {
      version: '0.1.0',
      command: 'lockstep gen',
      out: 'out',
      spark: '3.5',
      outputs,
      places: { source: of.source, catalog: of.catalog },
      folders: { posts: of.folder },
      ...more,
    }).map(({ path, text }) => [`${within}${path}`, text] as const)
  const keys = { scope: of.secret, accessKey: of.place, secretKey: of.secret }
  return Object.fromEntries([
    ...made('', kinds, {}),
    ...made('merge/', ['notebook', 'sqlNotebook', 'sqlTables'], {
      write: { merge: { posts: ['id', odd] } },
      mount: { bucket: of.secret, at: of.place, credentials: of.path },
    }),
    ...made('append/', ['notebook', 'sqlNotebook', 'sqlTables'], { write: { append: ['posts'] } }),
    ...made('loader/', ['stream'], { stream: { from: 'autoLoader', checkpoints: of.place } }),
    ...made('kafka/', ['stream'], { stream: { from: 'kafka', servers: of.secret, topics: of.place } }),
    ...made('keys/', ['stream'], { stream: { from: 'kinesis', streams: of.place, secrets: keys } }),
    ...made('credential/', ['stream'], {
      stream: { from: 'kinesis', region: of.place, credential: of.secret },
    }),
  ])
}

/** What a file is made of, whatever the texts in it. */
const shapeOf = ({ error, cells, sql, yaml, code }: ReadFile): unknown => ({
  error,
  code,
  cells: cells?.map(({ type, id }) => ({ type, id })),
  sql,
  yaml: yaml !== undefined && yaml !== null && typeof yaml === 'object' ? Object.keys(yaml) : typeof yaml,
})

/** Whether a Python file has the text as a whole constant. */
const has = (read: ReadFile | undefined, wanted: string): boolean => read?.strings?.includes(wanted) === true

/** The statements of a list that are not there, in their order, in another one. A helper may be left out, and none comes in. */
const addedTo = (wanted: readonly string[], got: readonly string[]): readonly string[] => {
  let place = 0
  return got.filter((each) => {
    const found = wanted.indexOf(each, place)
    if (found >= 0) place = found + 1
    return found < 0
  })
}

const draws = 60

test('no text leaves the place where it stands, in any kind of output', async () => {
  const seed = Number(process.env.LOCKSTEP_SEED ?? Date.now() % 2 ** 31)
  const drawn = fc.sample(written, { numRuns: draws, seed })
  const [shape = {}, ...read] = await readFiles([plain, ...drawn].map(filesOf))
  const wanted = Object.fromEntries(Object.entries(shape).map(([path, file]) => [path, shapeOf(file)]))
  expect(Object.keys(wanted).length).toBeGreaterThan(20)
  for (const [index, files] of read.entries()) {
    const of = drawn[index] as Written
    const where = `LOCKSTEP_SEED=${seed}, draw ${index}: ${JSON.stringify(of)}`
    const shapes = Object.fromEntries(Object.entries(files).map(([path, file]) => [path, shapeOf(file)]))
    expect(shapes, where).toEqual(wanted)
    for (const path of ['clean_posts.py', 'python/posts.py', 'pipeline/transformations/clean_posts.py'])
      expect(addedTo(shape[path]?.python ?? [], files[path]?.python ?? []), `${path} ${where}`).toEqual([])
    expect(has(files['clean_posts.py'], of.source), where).toBe(true)
    expect(has(files['python/posts.py'], of.sentinel), where).toBe(true)
    expect(has(files['dags/a_dag.py'], of.catalog), where).toBe(true)
    for (const path of ['merge/clean_posts.py', 'keys/stream/stream_posts.py']) {
      expect(has(files[path], of.place), `${path} ${where}`).toBe(true)
      expect(has(files[path], of.secret), `${path} ${where}`).toBe(true)
    }
    expect(files['databricks.yml']?.yaml, where).toMatchObject({
      variables: { source: { default: of.source }, catalog: { default: of.catalog } },
    })
    expect(files['pipeline/spark-pipeline.yml']?.yaml, where).toMatchObject({
      catalog: of.catalog,
      configuration: { 'posts.source': of.source },
    })
  }
})
