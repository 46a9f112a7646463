import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pyspark, sql } from '@lockstep/codegen'
import { explainQuery, type Table } from '@lockstep/schema'
import { cleanRows } from '@lockstep/transforms'
import { describe, expect, it, vi } from 'vitest'
import { popularInCountry } from '../../examples/pinterest/index.js'
import { configFaults } from '../../packages/codegen/src/project/config.js'

const textOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

const readme = textOf('README.md')

/** The first block of a language after some words. */
const blockOf = (text: string, language: string, after: string): string => {
  const from = text.indexOf(after)
  const [, block] = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'u').exec(text.slice(from)) ?? []
  if (from < 0 || block === undefined) throw new Error(`there is no ${language} block after "${after}"`)
  return block
}

const block = (language: string, after: string): string => blockOf(readme, language, after)

/** What a module of some text exports. */
const run = async (source: string): Promise<Readonly<Record<string, unknown>>> => {
  const folder = mkdtempSync(join(import.meta.dirname, '.readme-'))
  try {
    writeFileSync(join(folder, 'example.ts'), source)
    return await import(join(folder, 'example.ts'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The table that the README defines. */
const define = async (): Promise<Table> =>
  (await run(block('ts', 'One table, from raw to clean'))).pin as Table

/** What a module of some text writes to the console. */
const saidBy = async (source: string): Promise<string> => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    await run(source)
    return log.mock.calls.map((words) => words.join(' ')).join('\n')
  } finally {
    log.mockRestore()
  }
}

describe('the README', () => {
  it('shows what is really printed and given', async () => {
    const pin = await define()
    expect(pyspark(pin).split('\n\n\n').at(-1)).toBe(block('python', 'In PySpark').trim())
    expect(block('sql', 'And in SQL').trim()).toBe(sql(pin).trim())
    const row = {
      index: 7,
      title: 'No Title Data Available',
      follower_count: '96k',
      save_location: 'Local save in /data/art',
    }
    expect(cleanRows(pin, [row])).toEqual([
      { ind: 7, title: null, follower_count: 96000, save_location: '/data/art' },
    ])
    expect(readme).toContain(
      "// [{ ind: 7, title: null, follower_count: 96000, save_location: '/data/art' }]",
    )
  })
})

describe('the question of the README', () => {
  const shown = block('ts', '## Questions')

  it('is one that the example asks', () => {
    const definition = shown.slice(shown.indexOf('/** '))
    expect(definition).toContain('topPer')
    expect(textOf('examples/pinterest/questions.ts')).toContain(definition)
  })

  it('is told in the words that it has', () => {
    expect(readme.replaceAll(/\s+/gu, ' ')).toContain(`"${explainQuery(popularInCountry)}"`)
  })
})

describe('what is said of Databricks', () => {
  it('has project files that are understood', async () => {
    const blocks = [...textOf('docs/databricks.md').matchAll(/```ts\n([\s\S]*?)```/gu)]
    expect(blocks.length).toBeGreaterThan(2)
    for (const [, block = ''] of blocks) expect(configFaults((await run(block)).default)).toEqual([])
  })
})

describe('the README of a package', () => {
  it('schema: tells each column of its example in words', async () => {
    const said = await saidBy(blockOf(textOf('packages/schema/README.md'), 'ts', '#'))
    expect(said.split('\n').map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'ind int',
      'title text',
      'follower_count int',
    ])
  })

  it('transforms: gives the rows that stand beside its call', async () => {
    const source = blockOf(textOf('packages/transforms/README.md'), 'ts', '#')
    const [, call, given] = /\n(cleanRows\(.*\)) \/\/ (.*)\n/u.exec(source) ?? []
    const { rows } = await run(source.replace(`${call}`, `export const rows = ${call}`))
    expect(given).toBe('[{ ind: 7, follower_count: 96000 }]')
    expect(rows).toEqual([{ ind: 7, follower_count: 96000 }])
  })

  it('codegen: prints SQL', async () => {
    expect(await saidBy(blockOf(textOf('packages/codegen/README.md'), 'ts', '#'))).toContain(
      "CASE WHEN title <> 'Untitled' THEN title END AS title",
    )
  })
})
