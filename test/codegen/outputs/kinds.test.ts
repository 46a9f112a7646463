import { table, tableFrom } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { outputs } from '../../../packages/codegen/src/outputs/index.js'
import { defaults, type Project } from '../../../packages/codegen/src/outputs/output.js'

const words = table('words', {
  raw: z.object({ word: z.string() }),
  clean: (raw) => ({ word: raw.word.trim() }),
})
const long = tableFrom('long', {
  from: words,
  clean: (of) => ({ word: of.word }),
  where: (of) => of.word.length().greaterThan(5),
})
const latest = tableFrom('latest', {
  from: words,
  clean: (of) => ({ word: of.word }),
  distinctBy: { keys: 'word', keep: 'last', by: (of) => of.word },
})
const once = tableFrom('once', { from: words, clean: (of) => ({ word: of.word }), distinct: true })

const projectOf = (tables: Project['tables'], kind: string): Project => ({
  label: 'words',
  title: 'Words',
  doc: '',
  tables,
  docs: {},
  queries: [],
  questionDocs: {},
  pipeline: null,
  spark: '3.5',
  examplesOf: null,
  origin: { markdown: '', plain: '' },
  ...defaults,
  names: {},
  folders: {},
  mount: null,
  write: {},
  outputs: [kind],
  bundle: {},
  dag: {},
  stream: {},
  templates: {},
})

const textOf = (kind: string, tables: Project['tables'], stream: Project['stream'] = {}): string =>
  outputs[kind]
    ?.files({ ...projectOf(tables, kind), stream })
    .map(({ path, text }) => `${path}\n${text}`)
    .join('\n') ?? ''

/** The kinds that say by themselves what is done to each table. */
const kinds = Object.entries(outputs).flatMap(([kind, { isOfPipeline = false }]) =>
  isOfPipeline || kind === 'bundle' || kind === 'dag' ? [] : [kind],
)

describe.each(kinds)('%s', (kind) => {
  it('has each table, be it made from another one or not', () => {
    const text = textOf(kind, [words, long])
    expect(text).toContain('clean_words')
    expect(text).toContain('clean_long')
  })
})

describe('pipelines', () => {
  it('have a dataset of each table', () => {
    const text = textOf('pipelines', [words, long])
    expect(text.match(/^@dp\.materialized_view\(name="clean_(?:words|long)"/gmu)).toHaveLength(2)
    expect(text).toContain(
      '    return clean_long(clean_words(spark.read.schema(WORDS).json(f"{source}/words")))',
    )
  })

  it('of a table alone clean what it is made from on the way', () => {
    const text = textOf('pipelines', [long])
    expect(text.match(/^@dp\./gmu)).toHaveLength(1)
    expect(text).toContain('def clean_words(')
  })
})

describe('a pipeline in SQL', () => {
  it('reads a streaming table as a stream, and the raw records before it', () => {
    const text = textOf('pipelinesSql', [words, long, once], { pipelines: ['words', 'long'] })
    expect(text).toContain(
      '    words = spark.readStream.schema(WORDS).json(f"{source}/words")\n    return words',
    )
    const statements = text.split(/;\n/u).map((each) => each.replaceAll(/\s+/gu, ' '))
    const of = (name: string): string => statements.find((each) => each.includes(` ${name} COMMENT`)) ?? ''
    expect(of('clean_words')).toMatch(/CREATE STREAMING TABLE .* FROM STREAM words$/u)
    expect(of('clean_long')).toMatch(/CREATE STREAMING TABLE .* FROM STREAM clean_words\b/u)
    expect(of('clean_once')).toMatch(/CREATE MATERIALIZED VIEW .* FROM clean_words$/u)
  })

  it('refuses a streaming table that gathers rows, or is made from a table that is made anew', () => {
    expect(() => textOf('pipelinesSql', [words, once], { pipelines: ['once', 'words'] })).toThrow(
      /^once: distinct: takes no stream: a row that came long ago/u,
    )
    expect(() => textOf('pipelinesSql', [words, long], { pipelines: ['long'] })).toThrow(
      'long: is a streaming table, and is made from words, which is made anew each time; name words in stream.pipelines, too',
    )
  })
})

describe.each(['pipelinesSql', 'sqlNotebook'])('%s', (kind) => {
  it('refuses a table whose source is not written', () => {
    expect(() => textOf(kind, [long])).toThrow(
      'long: is made from words, which is not written; export that one, too',
    )
  })
})

describe('a notebook in SQL', () => {
  it('writes a table after the one that it is made from', () => {
    const text = textOf('sqlNotebook', [long, words])
    expect(text.indexOf('CREATE OR REPLACE TABLE clean_words')).toBeLessThan(
      text.indexOf('CREATE OR REPLACE TABLE clean_long'),
    )
  })
})

describe('stream', () => {
  it('refuses what gathers, also where it stands behind another table', () => {
    expect(() => textOf('stream', [words, once])).toThrow(
      /^once: distinct: takes no stream: a row that came long ago/u,
    )
    expect(() => textOf('stream', [words, latest])).toThrow(
      /^latest: distinctBy: takes no stream: a row that went out may be followed by a better one of the same keys/u,
    )
    expect(textOf('stream', [words, long])).toContain('    clean_long(clean_words(words))\n    .writeStream')
  })
})
