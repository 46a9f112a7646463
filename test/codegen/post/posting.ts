import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { table } from '@lockstep/schema'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { type OpenAppend, openAppend } from '../../../packages/codegen/src/post/append-file.js'
import { fileSupply } from '../../../packages/codegen/src/post/file-supply.js'
import { journalHead, noJournal, openJournal } from '../../../packages/codegen/src/post/journal.js'
import type { PostPlan } from '../../../packages/codegen/src/post/plan.js'
import { type Posted, type PostRun, startPosting } from '../../../packages/codegen/src/post/post.js'
import { quarantineIn } from '../../../packages/codegen/src/post/quarantine.js'

/** A table of numbers and words. */
export const word = table('word', {
  raw: z.object({ id: z.int32(), word: z.string() }),
  clean: ({ id, word }) => ({ id, word }),
})

/** A folder that goes when the test ends. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-post-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** So many records of the table, numbered from 1. */
export const wordLines = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, place) => JSON.stringify({ id: place + 1, word: 'x'.repeat(place % 7) }))

/** The numbers of records. */
export const ids = (values: readonly unknown[]): readonly number[] =>
  values.map((value) => Number(Reflect.get(Object(value), 'id'))).sort((a, b) => a - b)

/** All numbers from 1. */
export const upTo = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, place) => place + 1)

/** What a test may say of how records are posted. */
export interface Given extends Partial<Omit<PostPlan, 'journal' | 'quarantine' | 'supply'>> {
  readonly to: string
  readonly journal?: string
  readonly refused?: string
  readonly open?: OpenAppend
}

/** Begins to post the lines of a file. */
export const beginPosting = async (path: string, given: Given): Promise<PostRun> => {
  const { journal, refused = join(newFolder(), 'refused'), open = openAppend, ...others } = given
  const known = journal === undefined ? null : await journalHead(journal)
  const supply = await fileSupply([{ table: 'word', path, key: null }], known?.from)
  const targets = { word: 'words' }
  const head = { to: given.to, shape: 'kafka', targets, from: supply.identity }
  return startPosting({
    shape: 'kafka',
    targets,
    fields: { word: word.raw },
    rate: null,
    batch: 1,
    inFlight: 8,
    timeout: 5_000,
    stop: new AbortController().signal,
    random: () => 0,
    ...others,
    supply,
    journal: async (onFailure) =>
      journal === undefined ? noJournal(['word']) : openJournal(journal, head, onFailure, open),
    quarantine: quarantineIn(refused, open),
  })
}

/** Posts lines to the end: why it ended, and what it did. */
export const postLines = async (
  lines: readonly string[],
  given: Given,
): Promise<{ readonly ended: Error | 'stopped' | null; readonly posted: Posted }> => {
  const path = join(newFolder(), 'word.ndjson')
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''))
  const run = await beginPosting(path, given)
  return { ended: await run.ended, posted: run.now() }
}

/** What a quarantine holds. */
export const keptIn = (path: string): readonly Readonly<Record<string, unknown>>[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
