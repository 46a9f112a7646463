import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { followedDocs, readDocs } from '../../../packages/codegen/src/project/docs.js'
import { plainDocs } from '../../../packages/codegen/src/project/plain-docs.js'
import { newSources } from '../../../packages/codegen/src/source/program.js'

const dist = new URL('../../dist', import.meta.url).pathname
mkdirSync(dist, { recursive: true })
const folder = mkdtempSync(join(dist, 'docs-'))
afterAll(() => rmSync(folder, { recursive: true }))

const path = join(folder, 'a.ts')

const comment = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        'one',
        ' ',
        '\n',
        '\n * ',
        '\r\n',
        ' * ',
        '*',
        '@x',
        '{@link a}',
        '\n\n',
        '`b`',
        '@module',
      ),
      {
        maxLength: 8,
      },
    )
    .map((parts) => `/**${parts.join('')} */`),
  fc.constantFrom(
    '/** one */',
    '/**\n * one\n *\n * two\n * @example\n * three\n */',
    '// one',
    '/* one */',
    '/***/',
  ),
)
const statement = fc.constantFrom(
  "import { sep } from 'node:path'",
  'export const a = 1, b = 2',
  'export const c = 1',
  'export type T = 1',
  'export interface I {}',
  'const d = 1',
)
const modules = fc
  .uniqueArray(statement)
  .chain((all) =>
    fc.tuple(...all.map((each) => fc.array(comment, { maxLength: 2 }).map((of) => [...of, each].join('\n')))),
  )
  .map((all) => `${all.join('\n')}\n`)

it('docs of plain modules are read as a compiler reads them', () => {
  fc.assert(
    fc.property(modules, (text) => {
      writeFileSync(path, text)
      const plain = plainDocs(newSources().programOf(path).file)
      const followed = followedDocs(path)
      expect(plain?.module).toBe(followed.module)
      expect([...(plain?.exports ?? [])]).toEqual([...followed.exports])
    }),
    { numRuns: 300 },
  )
})

it('docs are followed into other modules', () => {
  writeFileSync(join(folder, 'b.ts'), "export { a } from './c.js'\nexport default 1\n")
  writeFileSync(join(folder, 'c.ts'), '/** Told. */\nexport const a = 1\n')
  expect([...readDocs(join(folder, 'b.ts')).exports]).toContainEqual(['a', 'Told.'])
})
