import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { said } from '../command/said.js'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-bad-'))
afterAll(() => rmSync(folder, { recursive: true }))

const wrong: Readonly<Record<string, readonly [content: string | Buffer, says: RegExp]>> = {
  'empty.ndjson': ['', /expected records, got an empty file$/u],
  'empty.csv': ['', /expected records, got an empty file$/u],
  'blank.ndjson': ['\n \n', /expected records, got only blanks$/u],
  'header.csv': ['a,b\n', /expected records, got 2 names of columns and no row$/u],
  'binary.csv': [Buffer.from([0x61, 0, 0x62, 0xff]), /expected text, got NUL bytes/u],
  'binary.ndjson': [Buffer.from([0x7b, 0, 0xff, 0x01]), /expected text, got NUL bytes/u],
  'utf16.csv': [Buffer.from([0xff, 0xfe, 0x61, 0x00]), /UTF-16; write the file in UTF-8$/u],
  'words.ndjson': ['hello\nworld\n', /expected a JSON object on each line, got none in 2 lines$/u],
  'spread.json': ['[\n  { "a": 1 },\n  { "a": 2 }\n]\n', /spread over several; write it as lines first/u],
  'noname.csv': ['a,,c\n1,2,3\n', /column 2 of 3 has no name in the header/u],
  'twice.csv': ['a,a\n1,2\n', /the name "a" is there twice/u],
  'cases.csv': ['name,Name\n1,2\n', /equal up to case, and Spark cannot tell them apart/u],
  'photo.png': ['x', /its ending does not say what it holds/u],
  'cut.ndjson.gz': [
    gzipSync('{"a":1}\n'.repeat(5_000)).subarray(0, 40),
    /cannot be read: unexpected end of file$/u,
  ],
  'broken.parquet': ['PAR1 no parquet at all PAR1', /broken\.parquet/u],
}

beforeAll(() => {
  for (const [name, [content]] of Object.entries(wrong)) writeFileSync(join(folder, name), content)
})

describe('a file that cannot be looked into', () => {
  it.each(Object.entries(wrong))(
    '%s: is one clear message, and nothing is written',
    async (name, [, says]) => {
      const out = join(folder, `out-${name}.ts`)
      const { code, err } = await said('infer', join(folder, name), '--out', out, '--quiet')
      expect(code).toBe(2)
      expect(err.trimEnd().split('\n')).toHaveLength(1)
      expect(err.trimEnd()).toMatch(says)
      expect(err).toContain(name)
      expect(readdirSync(folder).filter((file) => file.startsWith('out-') || file.endsWith('.part'))).toEqual(
        [],
      )
    },
  )

  it('may be a folder, or not there', async () => {
    expect((await said('infer', folder)).err).toMatch(
      /expected a file, got a folder|ending does not say|is there already/u,
    )
    expect((await said('infer', join(folder, 'none.csv'))).err).toMatch(/there is no such file\n$/u)
  })
})

describe('a file with some bad lines', () => {
  it('is read, and the lines are told', async () => {
    const path = join(folder, 'some.ndjson')
    writeFileSync(path, `${'{"a":1}\n'.repeat(5)}oops\n{"a":\n${'{"a":2}\n'.repeat(5)}`)
    const { code } = await said('infer', path, '--out', join(folder, 'some.ts'), '--quiet')
    expect(code).toBe(0)
  })

  it('of one row, of one column, or with nothing but nulls is proposed as it comes', async () => {
    for (const [name, text] of [
      ['one.ndjson', '{"a":1}\n'],
      ['nulls.ndjson', '{"a":null}\n{"a":null}\n'],
      ['column.csv', 'a\n1\n2\n'],
      ['years.csv', '1962,1963\n1,2\n'],
    ] as const) {
      writeFileSync(join(folder, name), text)
      const path = join(folder, `${name}.ts`)
      expect(await said('infer', join(folder, name), '--out', path, '--quiet')).toEqual({
        code: 0,
        out: '',
        err: '',
      })
    }
  })
})
