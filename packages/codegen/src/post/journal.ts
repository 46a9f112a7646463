import { readFile } from 'node:fs/promises'
import { type AppendFile, type OpenAppend, openAppend } from './append-file.js'
import { checkSameJournal } from './journal-same.js'
import {
  entryText,
  headText,
  type JournalHead,
  nothingSettled,
  readJournal,
  type Settled,
} from './journal-text.js'
import { PostError, type Posting } from './posting.js'

/** What was acknowledged, so that it is not posted again: kept in a file that only grows. */
export interface Journal {
  /** What was settled by those who wrote it before. */
  readonly before: Settled
  readonly acknowledged: (record: Posting) => void
  readonly refused: (record: Posting) => void
  /** Puts what is not yet there onto the disk, and closes it. */
  readonly close: () => Promise<void>
}

/** How often what was settled goes to the disk, in milliseconds: the most that is posted again after a kill. */
const often = 100

const isAbsent = (error: unknown): boolean => Reflect.get(Object(error), 'code') === 'ENOENT'

const textOf = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isAbsent(error)) return ''
    throw error
  }
}

/**
 * What a journal says of its records' origin, where there is a journal.
 * @throws PostError for one that is damaged.
 */
export const journalHead = async (path: string): Promise<JournalHead | null> => {
  const found = readJournal(await textOf(path))
  if (found !== null && 'damaged' in found)
    throw new PostError(
      `${path}: line ${found.damaged} is none of a journal; name another file, or delete it to post everything again`,
    )
  return found?.head ?? null
}

/** Keeps what is settled until it is on the disk. */
const written = (file: AppendFile, tables: readonly string[], onFailure: (error: Error) => void) => {
  let open = nothingSettled(tables)
  let timer: NodeJS.Timeout | undefined
  let work: Promise<void> = Promise.resolve()
  let failure: unknown

  const flush = async (): Promise<void> => {
    const text = entryText(open)
    open = nothingSettled(tables)
    if (text === '' || failure !== undefined) return
    try {
      await file.append(text)
    } catch (error) {
      failure = error
      onFailure(error instanceof PostError ? error : new PostError(String(error)))
    }
  }
  const soon = (): void => {
    timer ??= setTimeout(() => {
      work = work.then(flush).then(() => {
        timer = undefined
        if (entryText(open) !== '') soon()
      })
    }, often)
  }
  const settle =
    (kind: keyof Settled) =>
    ({ table, number }: Posting): void => {
      open[kind][table]?.add(number)
      soon()
    }
  return {
    acknowledged: settle('acknowledged'),
    refused: settle('refused'),
    close: async () => {
      clearTimeout(timer)
      await work
      clearTimeout(timer)
      await flush()
      await file.close()
    },
  }
}

/**
 * Opens a journal, or begins one.
 * @param onFailure told when it cannot be written any more: then nothing more should be posted.
 * @throws PostError for one that is damaged, or of other records, or that cannot be written.
 */
export const openJournal = async (
  path: string,
  head: JournalHead,
  onFailure: (error: Error) => void,
  open: OpenAppend = openAppend,
): Promise<Journal> => {
  const found = readJournal(await textOf(path))
  if (found !== null && 'damaged' in found) await journalHead(path)
  const before = found === null || 'damaged' in found ? null : found
  if (before !== null) checkSameJournal(path, before.head, head)
  const tables = Object.keys(head.targets)
  const file = await open(path, before?.bytes ?? 0)
  if (before === null) await file.append(headText(head))
  return { before: before?.settled ?? nothingSettled(tables), ...written(file, tables, onFailure) }
}

/** For those who keep no journal. */
export const noJournal = (tables: readonly string[]): Journal => ({
  before: nothingSettled(tables),
  acknowledged: () => {},
  refused: () => {},
  close: async () => {},
})
