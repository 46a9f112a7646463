import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { table } from '@lockstep/schema'
import { cleanFiles, cleanTo, readCsv, readJson, type Unread, type UnreadRecord } from '@lockstep/transforms'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-unread-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
const written = (ending: string, text: string): string => {
  const path = join(folder, `${files++}.${ending}`)
  writeFileSync(path, text)
  return path
}

const pin = table('pin', {
  raw: z.object({ n: z.int32(), s: z.string() }),
  clean: (raw) => ({ n: raw.n, s: raw.s.trim() }),
})

const target = join(folder, 'out.ndjson')

describe('records that are not read whole', () => {
  it.each<readonly [string, string, string, number, number | null, string | null]>([
    ['a line cut short', 'ndjson', '{"n":1,"s":"a"}\n{"n":\n{bad}\n', 2, 2, '{"n":'],
    ['a value of another type', 'ndjson', '{"n":1}\n\n{"n":"x","s":"b"}', 1, 3, '{"n":"x","s":"b"}'],
    ['none', 'ndjson', '{"n":1,"s":2,"other":{}}\n{}\n{"n":null}\n', 0, null, null],
    ['text for an int', 'csv', '1,a\nx,b\n"y",c\n', 2, 2, 'x,b'],
    ['a cell too many', 'csv', '1,a\n\n2,b,c\n', 1, 3, '2,b,c'],
    ['no bad cell', 'csv', '1,a\n,\n', 0, null, null],
  ])('are counted, and the first is quoted: %s', async (_, ending, text, records, record, quoted) => {
    const path = written(ending, text)
    const { unread } = await cleanTo(pin, path, target)
    expect(unread).toEqual({
      records,
      first: record === null ? null : { file: path, record, text: quoted },
    })
  })

  it('have the numbers of their file, whatever thread read them, and are dropped where that is asked for', async () => {
    const good = '{"n":1,"s":"a"}\n'.repeat(400_000)
    const path = written('ndjson', `${good}{"n":"bad"}\n${good}{"n":"worse"}\n`)
    for (const threads of [1, 2]) {
      const { unread, rowsOut } = await cleanTo(pin, path, target, { threads, mode: 'dropMalformed' })
      expect(rowsOut).toBe(800_000)
      expect(unread).toEqual({ records: 2, first: { file: path, record: 400_001, text: '{"n":"bad"}' } })
    }
  })

  it('are told by cleanFiles, and one by one by readers', async () => {
    const path = written('ndjson', '{"n":"x"}\n{"n":1}\n[')
    let told = 0
    const onUnread = ({ records }: Unread): void => {
      told += records
    }
    for await (const _ of cleanFiles(pin, path, { onUnread }));
    expect(told).toBe(2)
    const found: UnreadRecord[] = []
    const onUnreadRecord = (one: UnreadRecord): void => void found.push(one)
    for await (const _ of readJson(pin, path, { onUnreadRecord }));
    for await (const _ of readCsv(pin, Buffer.from('1,a\n2\n'), { multiLine: true, onUnreadRecord }));
    expect(found.map(({ record, text }) => [record, text.trim()])).toEqual([
      [1, '{"n":"x"}'],
      [3, '['],
      [2, '2'],
    ])
  })
})

describe('what is likely meant otherwise', () => {
  it.each<readonly [string, string, string, RegExp | undefined]>([
    [
      'names that were read as a row',
      'csv',
      'n,s\n1,a\n',
      /its first line holds the columns' names .*; give csv: \{ header: true \}$/u,
    ],
    ['names in quotes and capitals', 'csv', '"N","S"\n1,a\n', /header: true/u],
    ['no names', 'csv', '1,a\n', undefined],
    [
      'an object over several lines',
      'json',
      '{\n "n": 1\n}\n',
      /its first line is \{ alone; a line is read as a record/u,
    ],
    ['an array over several lines', 'json', '[\n{"n": 1}\n]\n', /its first line is \[ alone/u],
    ['an array in one line', 'json', '[{"n": 1}]\n', undefined],
    ['an empty file', 'json', '', undefined],
  ])('is said: %s', async (_, ending, text, hint) => {
    const { hints } = await cleanTo(pin, written(ending, text), target)
    expect(hints).toHaveLength(hint === undefined ? 0 : 1)
    if (hint !== undefined) expect(hints[0]).toMatch(hint)
  })

  it('is not said of a header that is asked for', async () => {
    const { hints, rowsIn } = await cleanTo(pin, written('csv', 'n,s\n1,a\n'), target, {
      csv: { header: true },
    })
    expect([hints, rowsIn]).toEqual([[], 1])
  })
})

describe('an option that there is not', () => {
  const path = written('csv', '1,a\n')
  const all = async (of: AsyncIterable<unknown>): Promise<void> => {
    for await (const _ of of);
  }
  it.each<readonly [string, () => Promise<unknown>, string]>([
    [
      'cleanTo',
      () => cleanTo(pin, path, target, { header: true } as never),
      'cleanTo: there is no option "header"; there are threads,',
    ],
    [
      'cleanTo',
      () => cleanTo(pin, path, target, { jsonmode: 'x', Mode: 'failFast' } as never),
      'cleanTo: there is no option "jsonmode"',
    ],
    [
      'cleanTo',
      () => cleanTo(pin, path, target, { modes: 'failFast' } as never),
      'cleanTo: there is no option "modes"; did you mean "mode"?',
    ],
    [
      'cleanTo, csv',
      () => cleanTo(pin, path, target, { csv: { encoding: 'latin1' } } as never),
      'cleanTo: csv: there is no option "encoding"',
    ],
    [
      'cleanTo, parquet',
      () => cleanTo(pin, path, target, { parquet: { compresion: 'zstd' } } as never),
      'cleanTo: parquet: there is no option "compresion"; did you mean "compression"?',
    ],
    [
      'cleanFiles',
      async () => all(cleanFiles(pin, path, { thread: 2 } as never)),
      'cleanFiles: there is no option "thread"; did you mean "threads"?',
    ],
    [
      'readCsv',
      async () => all(readCsv(pin, path, { headers: true } as never)),
      'readCsv: there is no option "headers"; did you mean "header"?',
    ],
    [
      'readJson',
      async () => all(readJson(pin, path, { multiLine: true } as never)),
      'readJson: there is no option "multiLine"; there are mode,',
    ],
  ])('is refused by %s', async (_, run, message) => {
    await expect(run()).rejects.toThrow(message)
  })
})
