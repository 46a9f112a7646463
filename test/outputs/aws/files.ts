import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isTable } from '@lockstep/schema'
import { afterAll } from 'vitest'
import { parse } from 'yaml'
import * as pinterest from '../../../examples/pinterest/index.js'
import { isPipeline, type Pipeline, pipeline } from '../../../packages/codegen/src/index.js'
import { outputs } from '../../../packages/codegen/src/outputs/index.js'
import { generate } from '../../../packages/codegen/src/project/generate.js'
import type { Module } from '../../../packages/codegen/src/project/module.js'
import * as carried from '../../codegen/modules/carried/index.js'
import { awsPython } from '../environments.js'
import { runProgram } from '../jobs.js'
import { place } from '../streams/tables.js'

/** The kinds of outputs that are made of a pipeline. */
export const pipelineKinds: readonly string[] = Object.entries(outputs).flatMap(
  ([kind, { isOfPipeline = false }]) => (isOfPipeline ? [kind] : []),
)

/** Texts of generated files, by their paths. */
export type Texts = Readonly<Record<string, string>>

const textsOf = (name: string, exported: object): Texts => {
  const values: readonly unknown[] = Object.values(exported)
  const module: Module = {
    name,
    path: `${name}.ts`,
    source: `${name}.ts`,
    given: `${name}.ts`,
    tables: values.filter(isTable),
    doc: '',
    docs: {},
    queries: [],
    questionDocs: {},
    pipeline: values.find(isPipeline) ?? null,
  }
  const files = generate(module, {
    version: '0.1.0',
    command: 'lockstep gen',
    out: 'generated',
    spark: '3.5',
    outputs: ['notebook', 'dag', ...pipelineKinds],
    places: {},
  })
  return Object.fromEntries(files.map(({ path, text }) => [path, text]))
}

/** What is made of the example's pipeline, and of one with odd names and without defaults. */
export const pipelineTexts: Readonly<Record<'pinterest' | 'carried', Texts>> = {
  pinterest: textsOf('pinterest', pinterest),
  carried: textsOf('carried', carried),
}

/** Pipelines in which what may be left out is left out, and where names come close to each other. */
export const variants: Readonly<Record<string, Pipeline>> = {
  'no streams': pipeline({ user: 'a', topics: { place }, streams: null }),
  'long names': pipeline({ user: 'a'.repeat(44), topics: { ['b'.repeat(63)]: place } }),
  'names with a Z, a hyphen and an underscore': pipeline({ user: '1-1', topics: { 'zZ-_z': place } }),
  'other settings': pipeline({
    user: 'b2',
    topics: { place },
    region: 'eu-west-2',
    bucket: 'another-bucket',
    role: 'another+role',
    port: 80,
    stage: 'a_b-c',
    partitions: 6,
    connector: { name: 'c', plugin: 'p', flushSize: 1_000, tasks: 6, workers: 2, units: 8 },
    streams: { shards: 4, hours: 8_760 },
    versions: { kafka: '3.6.0', scala: '2.13', connect: '3.7.x' },
  }),
}

/** Runs Python with what checks things of AWS. */
export const awsTool = async (words: readonly string[], input = ''): Promise<string> =>
  runProgram(await awsPython(), words, { input })

const folder = mkdtempSync(join(tmpdir(), 'lockstep-aws-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
/** A new file of a text, which is there until the tests of the file that asks for it have run. */
export const fileOf = (ending: string, text: string): string => {
  const path = join(folder, `file${++files}${ending}`)
  writeFileSync(path, text)
  return path
}

/** The document of a text of YAML. */
export const documentOf = (text: string | undefined): unknown => parse(text ?? '')
