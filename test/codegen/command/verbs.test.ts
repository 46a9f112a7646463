import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { said } from './said.js'

const asked = new URL('../modules/asked', import.meta.url).pathname
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-'))
  writeFileSync(
    join(folder, 'words.ndjson'),
    '{"id":1,"word":" a "}\n{"id":2,"word":"bcd"}\n{"id":3,"word":"efg"}\n',
  )
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string): string => join(folder, name)

describe('clean', () => {
  it('cleans a file into a file', async () => {
    const words = [at('words.ndjson'), '--to', at('words.csv'), '--table', 'words', '--module', asked]
    const { code, out, err } = await said('clean', ...words)
    expect(code).toBe(0)
    expect(out).toBe(`${at('words.csv')}: 3 rows of 3, 24 bytes\n`)
    expect(err).toContain('words: 3 rows, 100 %\n')
    expect(readFileSync(at('words.csv'), 'utf8')).toBe('id,word\n1,a\n2,bcd\n3,efg\n')
  })

  it.each([
    [['--module', asked], /: which table\? name one of words, also\n$/u],
    [['--module', asked, '--table', 'none'], /: there is no table none; it exports words, also\n$/u],
  ])('says which tables there are: %j', async (words, message) => {
    const { code, err } = await said('clean', at('words.ndjson'), '--to', at('words.csv'), ...words)
    expect(code).toBe(2)
    expect(err).toMatch(message)
    expect(readdirSync(folder)).toEqual(['words.ndjson'])
  })

  it('says which file is missing, and writes nothing', async () => {
    const words = ['--to', at('words.csv'), '--table', 'words', '--module', asked]
    const { code, err } = await said('clean', at('nowhere.ndjson'), ...words)
    expect(code).toBe(2)
    expect(err).toBe(
      `lockstep: words: readJson: cannot read ${at('nowhere.ndjson')}: ENOENT: no such file or directory; check the name; a folder of parts, or a pattern such as day-*, can be given, too\n`,
    )
    expect(readdirSync(folder)).toEqual(['words.ndjson'])
  })
})

describe('answer', () => {
  it('answers a question about files', async () => {
    const words = [
      'counts',
      '--from',
      `words=${at('words.ndjson')}`,
      '--to',
      at('counts.json'),
      '--module',
      asked,
    ]
    const { code, out } = await said('answer', ...words, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ question: 'counts', rowsIn: { words: 3 }, rowsOut: 1 })
    expect(readFileSync(at('counts.json'), 'utf8')).toBe('{"words":2}\n')
  })

  it.each([
    [
      ['counts', '--from', 'words.ndjson'],
      /--from words\.ndjson: expected a table and its file, words=\.\.\.\n$/u,
    ],
    [['--from', 'words=x'], /: which question\? name one of longest words, counts\n$/u],
  ])('refuses %j', async (words, message) => {
    const { code, err } = await said('answer', ...words, '--to', at('x.json'), '--module', asked)
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })
})

describe('init', () => {
  it('begins a project, and leaves one that is there as it is', async () => {
    expect((await said('init', at('new'))).code).toBe(0)
    const files = readdirSync(at('new'), { recursive: true, encoding: 'utf8' })
    expect(files).toContain('tables.ts')
    expect(JSON.parse(readFileSync(at('new/package.json'), 'utf8'))).toMatchObject({
      name: 'new',
      devDependencies: { lockstep: expect.stringMatching(/^\^\d/u) },
    })
    const again = await said('init', at('new'))
    expect(again.code).toBe(2)
    expect(again.err).toMatch(
      /tables\.ts is there already, and is left as it is; begin in an empty folder\n$/u,
    )
  })

  it('writes nothing where one of its files is there', async () => {
    writeFileSync(at('README.md'), 'mine')
    expect((await said('init', folder)).code).toBe(2)
    expect(readdirSync(folder).toSorted()).toEqual(['README.md', 'words.ndjson'])
  })
})

describe('agree', () => {
  it.each([
    [['--runs', 'many'], /--runs: expected a whole number, got many\n$/u],
    [['--only', 'none'], /: there is no table or question none; /u],
  ])('refuses %j before it asks Spark', async (words, message) => {
    const { code, err } = await said('agree', asked, ...words)
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })
})
