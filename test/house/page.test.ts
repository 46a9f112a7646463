import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Read, readPage } from './chromium.js'
import { answers, nulled, sizes } from './sample-answers.js'

const root = new URL('../..', import.meta.url).pathname

interface Article {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly caption: string
  readonly bars: number
  readonly labels: readonly string[]
  readonly alt: string
}

interface Page {
  readonly title: string
  readonly questions: Readonly<Record<string, Article>>
  readonly tables: Readonly<
    Record<string, { readonly asks: string; readonly rows: readonly (readonly string[])[] }>
  >
  readonly wide: number
  readonly unnamed: readonly string[]
}

/** Runs in the browser. */
const find = `(page) => {
  const texts = (of, what) => [...of.querySelectorAll(what)].map((each) => each.textContent.trim())
  const rows = (of) => [...of.querySelectorAll('tbody tr')].map((row) => texts(row, 'th, td'))
  const questions = [...page.querySelectorAll('article[id^=question-]')].map((of) => [of.id.slice(9), {
    head: texts(of, 'thead th'),
    rows: rows(of),
    caption: of.querySelector('caption').textContent,
    bars: of.querySelectorAll('svg g[aria-label=bar] rect').length,
    labels: texts(of, 'svg g[aria-label=text] text'),
    alt: of.querySelector('svg[role=img]').getAttribute('aria-label'),
  }])
  const tables = [...page.querySelectorAll('article[aria-labelledby^=cleaned-]')].map((of) => [of.querySelector('h3').textContent, {
    asks: of.querySelector('.asks').textContent,
    rows: rows(of),
  }])
  return {
    title: page.title,
    questions: Object.fromEntries(questions),
    tables: Object.fromEntries(tables),
    wide: page.documentElement.scrollWidth - page.documentElement.clientWidth,
    unnamed: [...page.querySelectorAll('article, section, svg, [role=region]')]
      .filter((each) => !each.hasAttribute('aria-label') && !each.hasAttribute('aria-labelledby'))
      .map((each) => each.outerHTML.slice(0, 80)),
  }
}`

const number = (text: string | undefined): number => Number((text ?? '').replaceAll(',', ''))

/** A cell of an answer as the page writes it. */
const same = (text: string | undefined, cell: string | number | null | undefined): boolean =>
  typeof cell === 'number' ? number(text) === Math.round(cell * 100) / 100 : text === String(cell).trim()

describe('the page of the example', () => {
  let read: Read
  let page: Page
  let html = ''
  beforeAll(async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(root, 'examples/pinterest/dist/main.js')],
      {
        cwd: root,
        maxBuffer: 1e8,
      },
    )
    const path = /page to open in a browser: (.*)$/mu.exec(stdout)?.[1] ?? ''
    html = readFileSync(join(root, path), 'utf8')
    read = await readPage(html, 1200, find)
    page = read.found as Page
  }, 300_000)

  it('asks nobody for anything', () => {
    expect(read.asked.toSorted()).toEqual(['/', '/page.html'])
    expect(html).not.toMatch(/<script|(?:src|href)="(?!#|data:)|url\(|@import/u)
  })

  it.each(Object.entries(answers))('answers question %s as plain JavaScript does', (no, answer) => {
    const shown = page.questions[no]
    if (shown === undefined) throw new Error('is not there')
    expect(shown.rows).toHaveLength(Math.min(10, answer.length))
    expect(shown.caption).toBe(
      answer.length > 10 ? `The first 10 of ${answer.length} rows` : `All ${answer.length} rows`,
    )
    for (const row of shown.rows)
      expect(
        answer.filter((cells) => cells.every((cell, index) => same(row[index], cell))),
        row.join(' | '),
      ).toHaveLength(1)
    expect(new Set(shown.rows.map((row) => row.join('|'))).size).toBe(shown.rows.length)
  })

  it.each(Object.entries(answers))('draws question %s as a bar for each of its values', (no, answer) => {
    const shown = page.questions[no]
    // The first chart has a bar for each category that is the most popular somewhere.
    const values =
      no === '1'
        ? [...new Set(answer.map(([, category]) => category))].map(
            (category) => answer.filter((row) => row[1] === category).length,
          )
        : answer
            .map((row) => Number(row.at(-1)))
            .toSorted((a, b) => b - a)
            .slice(0, 15)
    expect(shown?.bars).toBe(values.length)
    expect(shown?.labels.map(number).toSorted((a, b) => a - b)).toEqual(
      values.map((value) => Math.round(value * 100) / 100).toSorted((a, b) => a - b),
    )
    expect(shown?.alt).toMatch(/\w/u)
  })

  it('tells what cleaning changed', () => {
    for (const [name, [records, kept]] of Object.entries(sizes))
      expect(page.tables[name]?.asks).toBe(
        `${records} records came; ${kept} rows are left once equal ones are kept once.`,
      )
    const column = (name: string) => page.tables.pin?.rows.find(([column]) => column === name)
    expect(number(column('title')?.[3])).toBe(nulled.title)
    expect(number(column('follower_count')?.[3])).toBe(nulled.follower_count)
    expect(number(column('follower_count')?.[2])).toBe(sizes.pin[0] - nulled.follower_count)
  })

  it('names what it is made of, and fits a telephone', async () => {
    expect(page.title).not.toBe('')
    expect(page.unnamed).toEqual([])
    expect(page.wide).toBe(0)
    const narrow = (await readPage(html, 360, find)).found as Page
    expect(narrow.wide).toBe(0)
  })
})
