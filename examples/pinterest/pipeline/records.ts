import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { posts } from '../generate.js'
import { tables } from './contents.js'
import { realRecords } from './home.js'

/** What is posted: a file of records for each table, and how many there are. */
export interface Records {
  readonly folder: string
  readonly counts: Readonly<Record<string, number>>
  /** How many of the posts are real ones. */
  readonly real: number
}

const linesIn = (text: string): number => text.split('\n').filter((line) => line !== '').length

/**
 * Lays out the records of so many posts, each with what it is, where and by whom: the real ones where they stand beside the
 * project, unless they are not wanted, and then those of the generator.
 */
export const layOutRecords = async (
  folder: string,
  count: number,
  { isReal = existsSync(realRecords), seed = 13 } = {},
): Promise<Records> => {
  await mkdir(folder, { recursive: true })
  const texts = new Map<string, string>()
  for (const { name } of tables)
    texts.set(name, isReal ? await readFile(join(realRecords, `${name}.ndjson`), 'utf8') : '')
  // Fewer posts than there are real ones are all made, since it is the posts of one index that go together.
  if (linesIn(texts.get('pin') ?? '') > count) for (const name of texts.keys()) texts.set(name, '')
  const real = linesIn(texts.get('pin') ?? '')
  for (const post of posts(seed, Math.max(0, count - real)))
    for (const name of ['pin', 'geo', 'user'] as const)
      texts.set(name, `${texts.get(name)}${JSON.stringify(post[name])}\n`)
  const counts: Record<string, number> = {}
  for (const [name, text] of texts) {
    counts[name] = linesIn(text)
    await writeFile(join(folder, `${name}.ndjson`), text)
  }
  return { folder, counts, real }
}
