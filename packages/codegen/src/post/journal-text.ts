import { z } from 'zod'
import { type NumberSet, numberSet, rangesIn } from './number-set.js'

/** What a journal is of: where records go, and where they come from. */
export interface JournalHead {
  readonly to: string
  readonly shape: string
  /** The topic or stream of each table. */
  readonly targets: Readonly<Record<string, string>>
  readonly from: Readonly<Record<string, string | number>>
}

/** What became of the records of each table: their numbers. */
export interface Settled {
  readonly acknowledged: Readonly<Record<string, NumberSet>>
  readonly refused: Readonly<Record<string, NumberSet>>
}

/** What a journal holds. */
export interface JournalText {
  readonly head: JournalHead
  readonly settled: Settled
  /** The bytes up to the end of the last whole line. */
  readonly bytes: number
}

const headLine = z.strictObject({
  journal: z.literal(1),
  to: z.string(),
  shape: z.string(),
  targets: z.record(z.string(), z.string()),
  from: z.record(z.string(), z.union([z.string(), z.number()])),
})

const entryLine = z.strictObject({
  acknowledged: z.record(z.string(), z.string()).optional(),
  refused: z.record(z.string(), z.string()).optional(),
})

const newSets = (tables: readonly string[]): Record<string, NumberSet> =>
  Object.fromEntries(tables.map((table) => [table, numberSet()]))

/** Nothing yet, of each table. */
export const nothingSettled = (tables: readonly string[]): Settled => ({
  acknowledged: newSets(tables),
  refused: newSets(tables),
})

/** The first line of a journal. */
export const headText = (head: JournalHead): string => `${JSON.stringify({ journal: 1, ...head })}\n`

const textsOf = (sets: Readonly<Record<string, NumberSet>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(sets).flatMap(([table, set]) => (set.size() === 0 ? [] : [[table, set.text()]])),
  )

/** A line of a journal: what was settled since the line before. */
export const entryText = ({ acknowledged, refused }: Settled): string => {
  const of = { acknowledged: textsOf(acknowledged), refused: textsOf(refused) }
  const told = Object.entries(of).filter(([, texts]) => Object.keys(texts).length > 0)
  return told.length === 0 ? '' : `${JSON.stringify(Object.fromEntries(told))}\n`
}

const jsonOf = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Takes a line into what is settled; false where it is no such line. */
const take = (line: string, settled: Settled): boolean => {
  const { data } = entryLine.safeParse(jsonOf(line))
  if (data === undefined) return false
  for (const kind of ['acknowledged', 'refused'] as const)
    for (const [table, text] of Object.entries(data[kind] ?? {})) {
      const found = rangesIn(text)
      const set = settled[kind][table]
      if (found === undefined || set === undefined) return false
      for (const [from, to] of found) set.add(from, to)
    }
  return true
}

/**
 * Reads a journal. A last line that was not written whole is passed over: what it would have said is posted again.
 * @returns the number of the line that is damaged, where another one is.
 */
export const readJournal = (text: string): JournalText | { readonly damaged: number } | null => {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole === '') return null
  const lines = whole.split('\n').slice(0, -1)
  const { data } = headLine.safeParse(jsonOf(lines[0] ?? ''))
  if (data === undefined) return { damaged: 1 }
  const { journal: _, ...head } = data
  const settled = nothingSettled(Object.keys(head.targets))
  let good = Buffer.byteLength(`${lines[0]}\n`)
  for (const [place, line] of lines.slice(1).entries()) {
    const isTaken = take(line, settled)
    if (!isTaken && place < lines.length - 2) return { damaged: place + 2 }
    if (isTaken) good += Buffer.byteLength(`${line}\n`)
  }
  return { head, settled, bytes: good }
}
