import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockstep } from '../../../packages/codegen/src/command/lockstep.js'
import { verbs } from '../../../packages/codegen/src/command/verbs/index.js'
import { voiceOf } from '../../../packages/codegen/src/command/voice.js'
import { said, saidBy } from './said.js'

const pinned = new URL('../modules/pinned', import.meta.url).pathname
const names = Object.keys(verbs)
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('lockstep', () => {
  it('tells its verbs and its version', async () => {
    const { code, out } = await said('--help')
    expect(code).toBe(0)
    for (const name of names) expect(out).toMatch(new RegExp(`^  ${name} `, 'mu'))
    expect((await said('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/u)
  })

  it.each(['../lockstep/bin/lockstep.js', 'gen-notebooks.js'])(
    'says nothing where whoever reads closes early, as head does: %s',
    async (name) => {
      const bin = new URL(`../../../packages/codegen/bin/${name}`, import.meta.url).pathname
      const child = spawn(process.execPath, [bin, '--help'])
      child.stdout.destroy()
      let told = ''
      child.stderr.on('data', (bytes) => {
        told += String(bytes)
      })
      expect(await once(child, 'close')).toEqual([0, null])
      expect(told).toBe('')
    },
  )

  it('says which verb may be meant', async () => {
    const { code, err } = await said('chekc', pinned)
    expect(code).toBe(2)
    expect(err).toBe("error: unknown command 'chekc'\n(Did you mean check?)\n")
  })

  it.each(names)('%s: helps with an example, and refuses what it does not know', async (name) => {
    const { code, out } = await said(name, '--help')
    expect(code).toBe(0)
    expect(out).toContain(`Usage: lockstep ${name} [options]`)
    expect(out).toMatch(new RegExp(`^Examples:\n {2}lockstep ${name}\\b`, 'mu'))
    expect(out).toMatch(/^Exit codes: 0 .*, 1 .*, 2 /mu)
    expect(await said(name, '--quite')).toEqual({
      code: 2,
      out: '',
      err: "error: unknown option '--quite'\n(Did you mean --quiet?)\n",
    })
  })
})

describe('what was asked', () => {
  it('is refused by its unknown options first', async () => {
    expect((await said('gen', '--spark', '2.4', '--otu', 'x')).err).toBe(
      "error: unknown option '--otu'\n(Did you mean --out?)\n",
    )
  })

  it.each([
    [
      ['gen'],
      'lockstep: there is no lockstep.config.ts here, and no module was named; name one, such as tables.ts\n',
    ],
    [['clean'], "error: missing required argument 'files'\n"],
    [['clean', 'x'], /^lockstep: required option '--to <file>' not specified: what is written/u],
    [
      ['gen', pinned, '--out', 'x', '--spark', '2.4'],
      "lockstep: option '--spark <version>': expected 3.5 or 4.0, got 2.4\n",
    ],
    [
      ['gen', pinned, 'more', '--out', 'x'],
      "error: too many arguments for 'gen'. Expected 1 argument but got 2.\n",
    ],
    [
      ['explain', pinned, '--only', 'none'],
      /: there is no table or question none; it exports words, long words\n$/u,
    ],
  ])('is refused where it cannot be: %j', async (words, err) => {
    const { code, ...told } = await said(...words)
    expect(code).toBe(2)
    expect(told).toEqual({ out: '', err: typeof err === 'string' ? err : expect.stringMatching(err) })
  })
})

describe('how it speaks', () => {
  it('prints one JSON document, or nothing but what is wrong', async () => {
    const { code, out, err } = await said('gen', pinned, '--out', folder, '--json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject({
      folder,
      files: [{ path: 'clean_pinned.py', isNew: true }, {}, {}],
    })
    expect(await said('gen', pinned, '--out', folder, '--quiet')).toEqual({ code: 0, out: '', err: '' })
    writeFileSync(join(folder, 'clean_pinned.py'), '')
    const quiet = await said('check', pinned, '--out', folder, '--quiet')
    expect(quiet).toMatchObject({ code: 1, out: '', err: expect.stringContaining('clean_pinned.py differs') })
    const json = await said('check', pinned, '--out', folder, '--json')
    expect(JSON.parse(json.out).differences).toEqual([{ path: 'clean_pinned.py', kind: 'edited' }])
    const failed = await said('check', 'nowhere', '--out', folder, '--json')
    expect(failed.code).toBe(2)
    expect(JSON.parse(failed.out)).toEqual({ error: 'nowhere: there is no such file or folder' })
  })

  it('writes progress over on a terminal, and a line each time elsewhere', () => {
    const spoken = (isWatched: boolean): string => {
      const written: string[] = []
      const voice = voiceOf({ out: () => {}, err: (text) => written.push(text), isWatched }, {})
      voice.progress('1 of 2')
      voice.progress('2 of 2')
      voice.end()
      return written.join('')
    }
    expect(spoken(false)).toBe('1 of 2\n2 of 2\n')
    expect(spoken(true)).toBe('\r\u001b[2K1 of 2\r\u001b[2K2 of 2\r\u001b[2K')
  })

  it('has colours only where they are wanted', () => {
    const colour = (hasColours: boolean): string =>
      voiceOf({ out: () => {}, err: () => {}, hasColours }, {}).colour('red', 'x')
    expect(colour(true)).toBe('\u001b[31mx\u001b[39m')
    expect(colour(false)).toBe('x')
  })

  it('tells what a table and a question are', async () => {
    const { code, out } = await saidBy(lockstep, [
      'explain',
      new URL('../modules/asked', import.meta.url).pathname,
    ])
    expect(code).toBe(0)
    expect(out).toBe(
      [
        ...['words', '  id    int   id', '  word  text  word without spaces around it', ''],
        ...['also', '  id    int   id', '  note  text  note', ''],
        'longest words',
        '  rows of words; as word and size (the length of word); of all rows the first by size, descending, and all that tie',
        ...['', 'counts', '  rows of longest words; of all rows: the number of rows (words)', '', ''],
      ].join('\n'),
    )
  })

  it('tells what becomes of the rows of a table, and not those before it once more', async () => {
    const { out } = await said('explain', pinned, '--only', 'long words')
    expect(out).toBe(
      [
        'long words',
        '  word  text  word, null where it is "short"',
        '  Rows are kept where (the length of word) > 5.',
        '  Rows that are equal in every column are kept once.',
        ...['', ''],
      ].join('\n'),
    )
  })
})
