import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type AnyQuery, isQuery, outputFields } from '@lockstep/schema'
import { rowDifferences } from '@lockstep/test'
import { answer, clean } from '@lockstep/transforms'
import { type Table, tableFromIPC } from 'apache-arrow'
import { expect, onTestFinished } from 'vitest'
import * as pinterest from '../../examples/pinterest/index.js'
import { folder, records } from '../agreement/records.js'
import { findJava } from '../kit/spark/java.js'
import { jobsPython } from './environments.js'
import { sharedClasses } from './shared-classes.js'

/** The tables of the example. */
export const tables = [pinterest.pin, pinterest.geo, pinterest.user] as const

/** Its questions. */
export const questions: readonly AnyQuery[] = Object.values(pinterest).flatMap((of) =>
  isQuery(of) ? [of] : [],
)

/** Where a job works: its raw records, the tables that it writes, and files of its own. */
export interface Place {
  readonly home: string
  readonly source: string
  readonly tables: string
}

/** A new place of a test, with the records of the example in a folder for each table, and as Kafka Connect puts them. */
export const newPlace = (): Place => {
  const home = mkdtempSync(join(tmpdir(), 'lockstep-job-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const source = join(home, 'raw')
  for (const { name } of tables) {
    for (const within of [name, `0a1b2c3d4e5f.${name}/partition=0`]) {
      mkdirSync(join(source, within), { recursive: true })
      copyFileSync(join(folder, `${name}.ndjson`), join(source, within, `${name}.json`))
    }
  }
  const startup = join(home, 'ipython', 'profile_default', 'startup')
  mkdirSync(startup, { recursive: true })
  copyFileSync(join(import.meta.dirname, 'stand_in.py'), join(startup, '00-databricks.py'))
  return { home, source, tables: join(home, 'tables') }
}

/** What a program is given, and where it runs. */
export interface Job {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  /** The Python that runs it; that of jobs if left out. */
  readonly python?: string
}

/**
 * Runs a program of an environment to its end, and gives what it said.
 * @throws Error with its last words, 40,000 characters of them, where it fails.
 */
export const runProgram = (
  file: string,
  words: readonly string[],
  { cwd, env = {}, input = '' }: Job = {},
): Promise<string> =>
  new Promise((resolve, reject) => {
    const { PYTHONPATH: _, SPARK_HOME: __, ...mine } = process.env
    const child = spawn(file, words, { cwd, env: { ...mine, ...env }, stdio: 'pipe' })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0
        ? resolve(said)
        : reject(new Error(`${file} ${words.join(' ')}: ${code}\n${said.slice(-40_000)}`)),
    )
    // A program may end before it has read what it is given.
    child.stdin.on('error', () => {}).end(input)
  })

/** Runs a Python program beside this file, with a Spark that writes into the tables of a place. */
export const runJob = async (script: string, words: readonly string[], place: Place, job: Job = {}) => {
  const python = job.python ?? (await jobsPython())
  const java = await findJava('4.2.0')
  const env = {
    IPYTHONDIR: join(place.home, 'ipython'),
    JAVA_HOME: java.home,
    LOCKSTEP_TABLES: place.tables,
    PATH: `${dirname(python)}:${process.env.PATH}`,
    PYSPARK_PYTHON: python,
    PYTHONDONTWRITEBYTECODE: '1',
    SPARK_LOCAL_IP: '127.0.0.1',
    TZ: 'UTC',
    ...job.env,
  }
  const LOCKSTEP_JAVA_OPTIONS = await sharedClasses(python, env)
  return runProgram(python, [join(import.meta.dirname, script), ...words], {
    ...job,
    env: { ...env, LOCKSTEP_JAVA_OPTIONS },
  })
}

/** The tables that a job wrote, by their names. */
export const writtenTables = async (
  place: Place,
  names: readonly string[],
): Promise<ReadonlyMap<string, Table>> => {
  await runJob('to_arrow.py', [place.tables, place.home, ...names], place)
  return new Map(names.map((name) => [name, tableFromIPC(readFileSync(join(place.home, `${name}.arrow`)))]))
}

/** Expects that the tables that a job wrote have the very cells of TypeScript's, and so the answers. */
export const expectSameTables = async (place: Place, asked: readonly AnyQuery[]): Promise<void> => {
  const names = [...tables.map(({ name }) => `clean_${name}`), ...asked.map(({ name }) => name)]
  const written = await writtenTables(place, names)
  const raw: Record<string, Table> = {}
  for (const table of tables) {
    raw[table.name] = await records(table)
    const got = written.get(`clean_${table.name}`)
    if (got === undefined) throw new Error(`clean_${table.name} is not there`)
    const compared = rowDifferences(clean(table, raw[table.name] as Table), got, outputFields(table))
    expect(compared.differences).toEqual([])
    expect(compared.cells).toBeGreaterThan(1_000)
  }
  for (const of of asked) {
    const got = written.get(of.name)
    if (got === undefined) throw new Error(`${of.name} is not there`)
    const compared = rowDifferences(answer(of, raw), got, outputFields(of))
    expect(compared.differences).toEqual([])
    expect(compared.cells).toBeGreaterThan(1)
  }
}
