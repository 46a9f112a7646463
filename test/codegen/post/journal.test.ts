import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type OpenAppend, openAppend } from '../../../packages/codegen/src/post/append-file.js'
import { openJournal } from '../../../packages/codegen/src/post/journal.js'
import { readJournal } from '../../../packages/codegen/src/post/journal-text.js'
import { beginPosting, ids, newFolder, postLines, upTo, wordLines } from './posting.js'
import { stubApi } from './stub-api.js'

const head = { to: 'http://a', shape: 'kafka', targets: { word: 'words' }, from: { word: '1:a' } }

const record = (number: number) => ({ table: 'word', number, text: '', place: '' })

const never = (error: Error): never => {
  throw error
}

test('is a text of lines that a person can read', async () => {
  const path = join(newFolder(), 'journal')
  const journal = await openJournal(path, head, never)
  for (const number of [1, 2, 3, 5]) journal.acknowledged(record(number))
  journal.refused(record(4))
  await journal.close()
  expect(readFileSync(path, 'utf8')).toBe(
    `{"journal":1,"to":"http://a","shape":"kafka","targets":{"word":"words"},"from":{"word":"1:a"}}
{"acknowledged":{"word":"1-3,5"},"refused":{"word":"4"}}
`,
  )
  const again = await openJournal(path, head, never)
  expect(again.before.acknowledged.word?.text()).toBe('1-3,5')
  expect(again.before.refused.word?.text()).toBe('4')
  await again.close()
})

test('cut off at any byte it opens, knows what its whole lines say, and goes on', async () => {
  const folder = newFolder()
  const path = join(folder, 'journal')
  const whole = await openJournal(path, head, never)
  whole.acknowledged(record(1))
  await whole.close()
  const more = await openJournal(path, head, never)
  more.acknowledged(record(2))
  await more.close()
  const text = readFileSync(path)
  const ends = [...text.keys()].filter((at) => text[at] === 0x0a).map((at) => at + 1)
  expect(ends.length).toBe(3)
  for (let bytes = 0; bytes <= text.length; bytes++) {
    writeFileSync(path, text)
    truncateSync(path, bytes)
    const journal = await openJournal(path, head, never)
    const known = ends.slice(1).filter((end) => end <= bytes).length
    expect(journal.before.acknowledged.word?.size()).toBe(known)
    journal.acknowledged(record(9))
    await journal.close()
    const after = readJournal(readFileSync(path, 'utf8'))
    expect(after).toMatchObject({ head })
    if (after !== null && 'settled' in after) expect(after.settled.acknowledged.word?.size()).toBe(known + 1)
  }
})

test('passes over a last line of zeros, as a machine that lost its power leaves them', async () => {
  const path = join(newFolder(), 'journal')
  const journal = await openJournal(path, head, never)
  journal.acknowledged(record(1))
  await journal.close()
  appendFileSync(path, '\0\0\0\0')
  const again = await openJournal(path, head, never)
  expect(again.before.acknowledged.word?.text()).toBe('1')
  again.acknowledged(record(2))
  await again.close()
  const last = await openJournal(path, head, never)
  expect(last.before.acknowledged.word?.text()).toBe('1-2')
  await last.close()
})

test.each([
  ['{"journal":1}\n', /line 1 is none of a journal/u],
  ['id,word\n1,a\n', /line 1 is none of a journal; name another file/u],
])('refuses a file that is none: %j', async (text, why) => {
  const path = join(newFolder(), 'journal')
  writeFileSync(path, text)
  await expect(openJournal(path, head, never)).rejects.toThrow(why)
  expect(readFileSync(path, 'utf8')).toBe(text)
})

test.each([
  [{ to: 'http://b' }, /of the address "http:\/\/a", and not of "http:\/\/b"/u],
  [{ shape: 'kinesis' }, /of the shape "kafka", and not of "kinesis"/u],
  [{ targets: { word: 'other' } }, /of word in "words", and not of "other"/u],
  [{ from: { word: '1:b' } }, /of other records of word/u],
  [{ from: { word: '1:a', seed: 7 } }, /of the seed null, and not of 7/u],
])('refuses to go on with other things: %j', async (other, why) => {
  const path = join(newFolder(), 'journal')
  await (await openJournal(path, head, never)).close()
  await expect(openJournal(path, { ...head, ...other }, never)).rejects.toThrow(why)
})

test('posts nothing twice that it says was acknowledged, and what it lacks', async () => {
  const api = await stubApi()
  const path = join(newFolder(), 'journal')
  const lines = wordLines(60)
  const file = join(newFolder(), 'word.ndjson')
  writeFileSync(file, `${lines.slice(0, 40).join('\n')}\n`)
  const first = await beginPosting(file, { to: api.url, journal: path })
  expect(await first.ended).toBeNull()
  // More records came meanwhile.
  writeFileSync(file, `${lines.join('\n')}\n`)
  const second = await beginPosting(file, { to: api.url, journal: path })
  expect(await second.ended).toBeNull()
  expect(second.now()).toMatchObject({ before: 40, acknowledged: { word: 20 } })
  expect(ids(api.taken)).toEqual(upTo(60))
  // Other records at the beginning are not those that were acknowledged.
  writeFileSync(file, `${[...lines].reverse().join('\n')}\n`)
  await expect(beginPosting(file, { to: api.url, journal: path })).rejects.toThrow(
    /of other records of word/u,
  )
})

/** A disk that takes so many bytes, and then is full; what fits of the last text is written. */
const diskOf =
  (room: number): OpenAppend =>
  async (path, bytes) => {
    const file = await openAppend(path, bytes)
    let left = room
    return {
      close: file.close,
      append: async (text) => {
        await file.append(text.slice(0, Math.max(0, left)))
        left -= text.length
        if (left < 0)
          throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
      },
    }
  }

test('with the disk full under the journal it stops, and the next run loses nothing', async () => {
  const api = await stubApi()
  const path = join(newFolder(), 'journal')
  const file = join(newFolder(), 'word.ndjson')
  writeFileSync(file, `${wordLines(2_000).join('\n')}\n`)
  const run = await beginPosting(file, { to: api.url, journal: path, rate: 1_000, open: diskOf(260) })
  const ended = await run.ended
  expect(String(ended)).toMatch(/ENOSPC|the disk is full/u)
  const sent = api.taken.length
  expect(sent).toBeLessThan(2_000)
  const text = readFileSync(path, 'utf8')
  expect(text.endsWith('\n')).toBe(false)

  const again = await beginPosting(file, { to: api.url, journal: path })
  expect(await again.ended).toBeNull()
  expect(new Set(ids(api.taken))).toEqual(new Set(upTo(2_000)))
  // Twice goes only what the journal could not say.
  const before = again.now().before
  expect(before).toBeGreaterThan(0)
  expect(api.taken.length).toBe(sent + 2_000 - before)
})

test('with the disk full under the quarantine it stops, and the record is not given up', async () => {
  const api = await stubApi(({ records }) => (ids(records).includes(3) ? { status: 422 } : undefined))
  const journal = join(newFolder(), 'journal')
  const lines = wordLines(5)
  const refused = join(newFolder(), 'refused')
  const full: OpenAppend = (path, bytes) =>
    path === refused ? diskOf(10)(path, bytes) : openAppend(path, bytes)
  const { ended } = await postLines(lines, { to: api.url, journal, refused, inFlight: 1, open: full })
  expect(String(ended)).toMatch(/ENOSPC/u)
  const kept = readJournal(readFileSync(journal, 'utf8'))
  expect(kept).not.toBeNull()
  if (kept !== null && 'settled' in kept) expect(kept.settled.refused.word?.size()).toBe(0)
})
