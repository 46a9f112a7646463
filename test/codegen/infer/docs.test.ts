import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { said } from '../command/said.js'

const docs = readFileSync(new URL('../../../docs/infer.md', import.meta.url), 'utf8')
const dist = new URL('../../dist', import.meta.url).pathname
mkdirSync(dist, { recursive: true })
const folder = mkdtempSync(join(dist, 'docs-'))
const file = (name: string): string => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))

/** The blocks of a language, in their order. */
const blocks = (language: string): readonly string[] =>
  [...docs.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'gu'))].map(([, text = '']) => text)

const [orders = '', november = ''] = blocks('csv')
const [told, against, shown] = blocks('text')

beforeAll(() => {
  writeFileSync(file('orders.csv'), orders)
  writeFileSync(file('november.csv'), november)
})

describe('docs/infer.md', () => {
  it('shows what infer tells and writes', async () => {
    const { code, out } = await said('infer', file('orders.csv'), '--out', file('orders.ts'))
    expect(code).toBe(0)
    expect(out.replace(/wrote \S+\/orders\.ts/u, 'wrote orders.ts')).toBe(told)
    expect(readFileSync(file('orders.ts'), 'utf8')).toBe(blocks('ts')[0])
  })

  it('shows what --against tells', async () => {
    const { code, out } = await said('infer', file('november.csv'), '--against', file('orders.ts'))
    expect(code).toBe(1)
    expect(out).toBe(against)
  })

  it('shows what show prints', async () => {
    const { out } = await said('show', file('orders.ts'), file('orders.csv'), '--rows', '4', '--width', '100')
    expect(out).toBe(shown)
  })
})
