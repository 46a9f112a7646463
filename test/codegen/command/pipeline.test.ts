import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { said } from './said.js'

// Beside the packages, so that a module in it finds them.
const folder = mkdtempSync(new URL('../.watch-', import.meta.url).pathname)
afterAll(() => rmSync(folder, { recursive: true }))

const head = `import { pipeline } from '@lockstep/codegen'
import { table } from '@lockstep/schema'
import { z } from 'zod'

const raw = z.object({ ind: z.int32() })
export const pin = table('pin', { raw, clean: ({ ind }) => ({ ind }) })
`

let count = 0
/** What the command says of a module, with its last lines. */
const generated = async (lines: string, ...words: readonly string[]) => {
  const path = join(folder, `module${++count}.ts`)
  writeFileSync(path, head + lines)
  const out = join(folder, `out${count}`)
  return { ...(await said('gen', path, '--out', out, ...words)), out }
}

describe('a module with a pipeline', () => {
  it('gives its files, and takes away what is not made any more', async () => {
    const lines = "export const carried = pipeline({ user: 'a', topics: { pin } })\n"
    const kinds = ['--output', 'client', '--output', 'connect']
    const first = await generated(lines, ...kinds)
    expect(first.err).toBe('')
    expect(readdirSync(first.out).toSorted()).toEqual(['client', 'connect'])
    expect(readFileSync(join(first.out, 'connect/s3-sink.properties'), 'utf8')).toContain(
      'topics.regex=a[.].*\n',
    )
    const path = join(folder, `module${count}.ts`)
    const again = await said('gen', path, '--out', first.out, '--output', 'connect')
    expect(again.out).toMatch(/removed .*client\/setup\.sh/u)
    expect(readdirSync(join(first.out, 'client'))).toEqual([])
    expect((await said('check', path, '--out', first.out, '--output', 'connect')).code).toBe(0)
  })

  it('tells an edit by hand of a script, and does not write over it', async () => {
    const first = await generated(
      "export const carried = pipeline({ user: 'a', topics: { pin } })\n",
      '--output',
      'client',
    )
    const script = join(first.out, 'client/setup.sh')
    writeFileSync(script, `${readFileSync(script, 'utf8')}ls\n`)
    const again = await said(
      'gen',
      join(folder, `module${count}.ts`),
      '--out',
      first.out,
      '--output',
      'client',
    )
    expect(again.code).not.toBe(0)
    expect(again.err).toContain('client/setup.sh: edited by hand, and would be written over')
  })

  it.each([
    [
      'has none where one is needed',
      '',
      "the output connect is made of a pipeline, and {file} exports none; export one beside the tables: export const pinterest = pipeline({ user: '0a1b2c3d4e5f', topics: { pin, geo, user } })",
    ],
    [
      'has two',
      "export const a = pipeline({ user: 'a', topics: { pin } })\nexport const b = pipeline({ user: 'b', topics: { pin } })\n",
      'the exports a and b are pipelines, whose files would stand in one place; export one from a module of its own',
    ],
    [
      'feeds a table that it does not export',
      "const geo = table('geo', { raw, clean: ({ ind }) => ({ ind }) })\nexport const a = pipeline({ user: 'a', topics: { geo } })\n",
      'the topic geo of the pipeline feeds the table geo, which is not exported beside it; export it, too',
    ],
    [
      'has a bad name',
      "export const a = pipeline({ user: 'A', topics: { pin } })\n",
      '.ts:7:18: pipeline: user: expected 1 to 44 lower-case letters',
    ],
  ])('is told when it %s', async (_, lines, message) => {
    const { code, err, out } = await generated(lines, '--output', 'connect')
    expect(code).not.toBe(0)
    const [path = ''] = err.match(/[^ ]*module\d+\.ts/u) ?? []
    expect(err).toContain(message.replace('{file}', path))
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(() => readdirSync(out)).toThrow('ENOENT')
  })
})

it('a guide asks for what it tells of', async () => {
  const lines = "export const carried = pipeline({ user: 'a', topics: { pin } })\n"
  const { code, err } = await generated(lines, '--output', 'guide')
  expect(code).not.toBe(0)
  expect(err).toContain('the output guide needs the output client; ask for both')
})

it('a project file takes the pipeline of one of its modules, and refuses those of two', async () => {
  const modules = (...names: readonly string[]): string => {
    const path = join(folder, `lockstep${names.length}.config.ts`)
    writeFileSync(
      path,
      `export const config = { modules: ${JSON.stringify(names)}, out: ${JSON.stringify(join(folder, 'config'))}, outputs: ['connect'] }\n`,
    )
    return path
  }
  writeFileSync(join(folder, 'tables.ts'), head)
  const carried = (user: string): string =>
    `import { pipeline } from '@lockstep/codegen'\nimport { pin } from './tables.js'\nexport const carried = pipeline({ user: '${user}', topics: { pin } })\n`
  writeFileSync(join(folder, 'one.ts'), carried('one'))
  writeFileSync(join(folder, 'two.ts'), carried('two'))
  expect((await said('gen', '--config', modules('tables.ts', 'one.ts'))).err).toBe('')
  expect(readFileSync(join(folder, 'config/connect/s3-sink.properties'), 'utf8')).toContain('one-connector')
  expect((await said('gen', '--config', modules('tables.ts', 'one.ts', 'two.ts'))).err).toMatch(
    /one\.ts and .*two\.ts export pipelines, whose files would stand in one place; give each a project file of its own/u,
  )
})
