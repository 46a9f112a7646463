import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pyspark, sql } from '@lockstep/codegen'
import type { Table } from '@lockstep/schema'
import { cleanRows } from '@lockstep/transforms'
import { describe, expect, it } from 'vitest'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

/** The first block of a language after some words. */
const block = (language: string, after: string): string => {
  const from = readme.indexOf(after)
  const [, text] = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'u').exec(readme.slice(from)) ?? []
  if (from < 0 || text === undefined) throw new Error(`the README has no ${language} block after "${after}"`)
  return text
}

/** The table that the README defines. */
const define = async (): Promise<Table> => {
  const folder = mkdtempSync(join(import.meta.dirname, '.readme-'))
  try {
    writeFileSync(join(folder, 'pin.ts'), block('ts', 'One table, from raw to clean'))
    return (await import(join(folder, 'pin.ts'))).pin
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('the README', () => {
  it('shows what is really printed and given', async () => {
    const pin = await define()
    expect(block('python', 'In PySpark').trim()).toBe(pyspark(pin).trim())
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
