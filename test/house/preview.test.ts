import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromium } from './chromium.js'

const root = new URL('../..', import.meta.url).pathname
const command = join(root, 'packages/codegen/lockstep/bin/lockstep.js')

// Below the packages' folder, so that the module finds them; and where neither lint nor the type check looks.
mkdirSync(join(root, '.lockstep'), { recursive: true })
const folder = mkdtempSync(join(root, '.lockstep/preview-'))
const [module, data] = [join(folder, 'posts.ts'), join(folder, 'posts.ndjson')]

const rules = (title: string, saves: string): string => `import { table } from '@lockstep/schema'
import { z } from 'zod'
export const posts = table('posts', {
  raw: z.object({ id: z.int32(), title: z.string(), saves: z.string() }),
  clean: (raw) => ({ id: raw.id, title: ${title}, saves: ${saves} }),
})
`

const good = rules("raw.title.trim().nullIf('N/A')", 'raw.saves.toInt({ suffixes: { k: 1_000 } })')

const rows = [
  { id: 1, title: ' a ', saves: '12k' },
  { id: 2, title: 'N/A', saves: '7' },
  { id: 3, title: '<b>c</b>', saves: 'many' },
  { id: 4, title: 'd', saves: null },
]

const lines = (of: readonly object[]): string => `${of.map((row) => JSON.stringify(row)).join('\n')}\n`

interface Shown {
  readonly head: string
  readonly trouble: string
  readonly columns: Readonly<Record<string, string>>
  readonly rows: readonly (readonly string[])[]
  readonly fates: readonly string[]
}

/** What a person sees of the page. Runs in the browser. */
const look = `(() => {
  const text = (of) => of?.textContent ?? ''
  const trouble = document.getElementById('trouble')
  return {
    head: text(document.getElementById('head')),
    trouble: trouble.hidden ? '' : text(trouble),
    columns: Object.fromEntries(
      [...document.querySelectorAll('.column')].map((of) => [of.dataset.column, text(of.querySelector('.counts'))]),
    ),
    rows: [...document.querySelectorAll('.row')].map((row) => [...row.children].map(text)),
    fates: [...document.querySelectorAll('.row .cell')].map((of) => of.className.replace('cell ', '')),
  }
})()`

let browser: Browser
let running: ChildProcess | undefined
const children: ChildProcess[] = []

/** Opens a preview by the command, and a page of it. */
const open = async (...words: readonly string[]): Promise<Page> => {
  running = spawn(process.execPath, [command, 'preview', ...words], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(running)
  let said = ''
  running.stderr?.on('data', (bytes) => (said += String(bytes)))
  const url = await new Promise<string>((found, fail) => {
    running?.stdout?.on('data', (bytes) => {
      said += String(bytes)
      const [address] = /http:\/\/127\.0\.0\.1:\d+\//u.exec(said) ?? []
      if (address !== undefined) found(address)
    })
    running?.once('exit', () => fail(new Error(said)))
  })
  const page = await browser.newPage()
  await page.setViewport({ width: 1_200, height: 700 })
  await page.goto(url)
  return page
}

const until = async (page: Page, is: (shown: Shown) => boolean): Promise<Shown> => {
  for (let attempt = 0; ; attempt++) {
    const shown = (await page.evaluate(look)) as Shown
    if (is(shown)) return shown
    if (attempt === 600) throw new Error(`the page does not become so: ${JSON.stringify(shown)}`)
    await new Promise((done) => setTimeout(done, 100))
  }
}

beforeAll(async () => {
  writeFileSync(module, good)
  writeFileSync(data, lines(rows))
  browser = await puppeteer.launch({
    executablePath: await chromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
}, 300_000)

afterAll(async () => {
  await browser?.close()
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

describe('a preview', () => {
  let page: Page
  beforeAll(async () => {
    page = await open('posts.ts', 'posts.ndjson')
  }, 120_000)

  it('shows raw cells beside clean ones, and counts what became of them', async () => {
    const shown = await until(page, ({ head }) => head.includes('became null'))
    expect(shown.rows).toEqual([
      ['1', '1', ' a a', '12k12000'],
      ['2', '2', 'N/Anull', '7'],
      ['3', '3', '<b>c</b>', 'manynull'],
      ['4', '4', 'd', 'null'],
    ])
    expect(shown.fates).toEqual([
      ...['cell', 'changed', 'changed'],
      ...['cell', 'nulled', 'cell'],
      ...['cell', 'cell', 'nulled'],
      ...['cell', 'cell', 'cell'],
    ])
    expect(shown.columns).toEqual({ id: '', title: '1 changed 1 null', saves: '1 changed 1 null' })
    expect(shown.head).toBe('postsposts.ts over posts.ndjson4 rows2 cells changed2 became null')
  })

  it('tells the rule of a column in words, SQL and PySpark, and shows the rows that became null in it', async () => {
    await page.click('[data-column=saves] button')
    const told = await page.$eval('[data-column=saves]', (of) => of.textContent)
    expect(told).toContain('saves as a whole number that may end in `k` (thousands)')
    expect(told).toContain("try_cast(regexp_replace(saves, r'([0-9])k\\z'")
    expect(told).toContain('suffixed_int("saves", {"k": 1_000})')
    const [, , nulls] = await page.$$('.filters button')
    await nulls?.click()
    expect((await until(page, ({ rows }) => rows.length === 1)).rows).toEqual([
      ['3', '3', '<b>c</b>', 'manynull'],
    ])
    const [all] = await page.$$('.filters button')
    await all?.click()
    expect((await until(page, ({ rows }) => rows.length === 4)).rows).toHaveLength(4)
  })

  it('follows the module as it is saved', async () => {
    writeFileSync(module, rules('raw.title.upper()', 'raw.saves'))
    const shown = await until(page, ({ rows }) => rows[0]?.[2] === ' a  A ')
    expect(shown.columns).toEqual({ id: '', title: '3 changed', saves: '' })
  })

  it.each([
    ['a module that does not parse', 'export const posts = table(', /posts\.ts/u],
    [
      'a column that is treated as a value',
      rules('raw.title ?? 1', 'raw.saves'),
      /posts\.ts:5:41: raw\.title \?\? 1: a column is a rule, not a value.*write raw\.title\.coalesce\(1\)/u,
    ],
    ['a rule that is refused', rules('raw.titel.trim()', 'raw.saves'), /there is no column "titel"/u],
  ])(
    'says what is wrong with %s, and shows the rows of before until it is right',
    async (_, text, trouble) => {
      writeFileSync(module, text)
      const shown = await until(page, (now) => now.trouble !== '')
      expect(shown.trouble).toMatch(trouble)
      expect(shown.rows).toHaveLength(4)
      writeFileSync(module, good)
      expect(
        (await until(page, (now) => now.trouble === '' && now.rows[0]?.[2] === ' a a')).rows,
      ).toHaveLength(4)
    },
  )

  it('follows the data', async () => {
    appendFileSync(data, lines([{ id: 5, title: 'e', saves: '1' }]))
    const shown = await until(page, ({ rows }) => rows.length === 5)
    expect(shown.rows[4]).toEqual(['5', '5', 'e', '1'])
  })

  it('answers nobody who asks by the name of another site, and gives no other file', async () => {
    const { port } = new URL(page.url())
    const status = (path: string, host: string): Promise<number | undefined> =>
      new Promise((done, fail) => {
        request({ host: '127.0.0.1', port, path, headers: { host } }, (answer) => {
          answer.resume()
          done(answer.statusCode)
        })
          .once('error', fail)
          .end()
      })
    expect(await status('/told.json', 'evil.example')).toBe(403)
    expect(await status('/told.json', `127.0.0.1:${port}`)).toBe(200)
    for (const path of [
      '/packages/zod/package.json',
      '/packages/zod/..%2f..%2f..%2fpackage.json',
      '/page/../../../package.json',
      '/posts.ts',
    ])
      expect(await status(path, `127.0.0.1:${port}`), path).toBe(404)
  })

  it('ends at Ctrl-C', async () => {
    const ended = once(running as ChildProcess, 'exit')
    running?.kill('SIGINT')
    expect(await ended).toEqual([0, null])
    await expect(fetch(page.url())).rejects.toThrow('fetch failed')
  })
})

describe('a preview of data that is not there', () => {
  it('is not opened, and says which file', async () => {
    await expect(open('posts.ts', 'nowhere.ndjson')).rejects.toThrow(
      /^lockstep: posts: readJson: cannot read nowhere\.ndjson: ENOENT: no such file or directory; the path is /u,
    )
  })
})

describe('a preview of 1,000,000 rows', () => {
  it('shows the first and the last', async () => {
    writeFileSync(module, good)
    const many = join(folder, 'many.ndjson')
    writeFileSync(many, '')
    for (let from = 0; from < 1_000_000; from += 50_000)
      appendFileSync(
        many,
        lines(
          Array.from({ length: 50_000 }, (_, at) => ({ id: from + at + 1, title: `t${at} `, saves: '1k' })),
        ),
      )
    const page = await open('posts.ts', 'many.ndjson')
    const shown = await until(page, ({ head }) => head.includes('2,000,000 cells changed'))
    expect(shown.head).toContain('1,000,000 rows')
    expect(shown.rows[0]).toEqual(['1', '1', 't0 t0', '1k1000'])
    await page.$eval('#grid', (grid) => grid.scrollTo(0, grid.scrollHeight))
    const last = await until(page, ({ rows }) => rows.at(-1)?.[0] === '1,000,000')
    expect(last.rows.at(-1)).toEqual(['1,000,000', '1000000', 't49999 t49999', '1k1000'])
    expect(last.rows.length).toBeLessThan(60)
  }, 240_000)
})

describe('the same as one file', () => {
  it('needs neither server nor network', async () => {
    writeFileSync(data, lines([...rows, { id: 5, title: '</script><script>alert(1)</script>', saves: '2k' }]))
    const html = join(folder, 'posts.html')
    await promisify(execFile)(process.execPath, [command, 'show', module, data, '--html', html])
    const page = await browser.newPage()
    const asked: string[] = []
    page.on('request', (each) => void asked.push(each.url().slice(0, 5)))
    await page.goto(`file://${html}`)
    const shown = await until(page, ({ head }) => head.includes('became null'))
    expect(shown.rows.map(([, , title]) => title)).toEqual([
      ' a a',
      'N/Anull',
      '<b>c</b>',
      'd',
      '</script><script>alert(1)</script>',
    ])
    expect(shown.columns).toEqual({ id: '', title: '1 changed 1 null', saves: '2 changed 1 null' })
    expect(new Set(asked)).toEqual(new Set(['file:', 'data:']))
  }, 120_000)

  it('tells what toDecimal rounded, and how much a cell lost at most', async () => {
    writeFileSync(module, rules('raw.title', 'raw.saves.toDecimal(6, 2)'))
    const saves = ['4.620155', '1.50', '-0.015', 'none']
    writeFileSync(data, lines(saves.map((each, id) => ({ id, title: 'a', saves: each }))))
    const html = join(folder, 'rounded.html')
    await promisify(execFile)(process.execPath, [command, 'show', module, data, '--html', html])
    const page = await browser.newPage()
    await page.goto(`file://${html}`)
    const shown = await until(page, ({ head }) => head.includes('rounded'))
    expect(shown.columns.saves).toBe('2 changed 1 null 2 rounded, by 0.005 at most')
    expect(shown.head).toContain('2 rounded')
  }, 120_000)
})
