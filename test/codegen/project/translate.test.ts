import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createJiti } from 'jiti'
import { afterAll, describe, expect, it } from 'vitest'
import { importModule, newLoader } from '../../../packages/codegen/src/project/import-module.js'
import { newTranslator } from '../../../packages/codegen/src/project/translate.js'
import { newSources } from '../../../packages/codegen/src/source/program.js'

const dist = new URL('../../dist', import.meta.url).pathname
mkdirSync(dist, { recursive: true })
const folder = mkdtempSync(join(dist, 'translate-'))
afterAll(() => rmSync(folder, { recursive: true }))

let made = 0

/** Writes modules into a folder of their own, and gives the path of the first. */
const written = (files: Readonly<Record<string, string>>): string => {
  const own = join(folder, String(made++))
  mkdirSync(own)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(own, name), text)
  return join(own, Object.keys(files)[0] ?? '')
}

const plain: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'constants and functions': {
    'a.ts':
      'export const zeta: number = twice(2)\nexport const alpha = 1\nexport function twice(of: number): number {\n  return 2 * of\n}\n',
  },
  'a default': { 'a.ts': 'const of = 3\nexport default of\nexport const other = of as number\n' },
  'names, defaults and namespaces of other modules': {
    'a.ts':
      "import one, { two as three, type Four } from './b.js'\nimport * as all from './b.js'\nimport type { Four as Five } from './b.js'\nexport const names = Object.keys(all).toSorted()\nexport const values: readonly (Four | Five)[] = [one, three, all.two]\n",
    'b.ts': 'export type Four = number\nexport const two = 2\nexport default 1\n',
  },
  'what is passed on': {
    'a.ts':
      "export * from './b.js'\nexport { c as d } from './c.js'\nexport * as whole from './c.js'\nexport const own = 'mine'\nexport const both = 'mine'\n",
    'b.ts': "export const both = 'theirs'\nexport const b = 1\nexport default 5\n",
    'c.ts': 'export const c = 1\nconst late = 2\nexport { late as later }\n',
  },
  'modules that import each other': {
    'a.ts':
      "import { b } from './b.js'\nexport function a(): number {\n  return 1\n}\nexport const sum = b() + 1\n",
    'b.ts': "import { a } from './a.js'\nexport const b = (): number => a() + 1\n",
  },
  'a name that is another thing inside of a function': {
    'a.ts':
      "import { two } from './b.js'\nconst f = (two: number, of = { two }): number => of.two + two\nexport const x = { two, y: f(1), z: [two].map((two) => two + 1) }\n",
    'b.ts': 'export const two = 2\n',
  },
  'a module of JavaScript, and words in texts and comments': {
    'a.js': '// a class, an enum, a module\nexport const a = \'require("x") of a class\'\n',
  },
  'packages, and modules of Node': {
    'a.ts':
      "import { sep } from 'node:path'\nimport { z } from 'zod'\nexport const a = [sep, typeof z.string]\n",
  },
}

const babel = createJiti(import.meta.url, { fsCache: false, moduleCache: false, interopDefault: false })

/** What can be compared of what modules export. */
const shown = (exported: object): unknown =>
  Object.entries(exported).map(([name, value]) => [
    name,
    typeof value === 'function' ? 'a function' : typeof value === 'object' ? { ...value } : value,
  ])

describe('a translation', () => {
  it.each(Object.entries(plain))('exports what Babel does, in its order, of %s', async (_, files) => {
    const path = written(files)
    expect(newTranslator(newSources()).translate(path)).toBeDefined()
    expect(shown(await importModule(path, newLoader({ isFresh: true })))).toEqual(
      shown(await babel.import<object>(path)),
    )
  })

  it.each([
    ['a class', 'export class A {}\n'],
    ['an enum', 'enum A {\n  B = 1,\n}\nexport const a = A.B\n'],
    ['a namespace', 'namespace A {\n  export const b = 1\n}\nexport const a = A.b\n'],
    ['constants in one statement', 'export const a = 1,\n  b = 2\n'],
    ['constants of a pattern', 'export const { a } = { a: 1 }\n'],
    ['what can change', 'export let a = 1\na = 2\n'],
    ['an import at run time', "export const a = import('node:path')\n"],
    ['what a module knows of itself', 'export const a = import.meta.url\n'],
    ['CommonJS', "const { sep } = require('node:path')\nexport const a = sep\n"],
    ['what does not parse', 'export const a = = 1\n'],
    ['what is no module', 'globalThis.a = 1\n'],
  ])('is left to Babel: %s', (_, text) => {
    expect(newTranslator(newSources()).translate(written({ 'a.ts': text }))).toBeUndefined()
  })

  it('runs a class as Babel does, in a module beside others', async () => {
    const path = written({
      'a.ts': "import { A } from './b.js'\nexport const a: A = new A(2)\nexport const b = a.twice()\n",
      'b.ts':
        'export class A {\n  constructor(private readonly of: number) {}\n  twice(): number {\n    return 2 * this.of\n  }\n}\n',
    })
    expect((await importModule(path, newLoader({ isFresh: true }))).b).toBe(4)
  })

  it('tells where a module is imported that throws, and where one that is not there', async () => {
    const path = written({
      'a.ts': "import { sep } from 'node:path'\n\nimport { b } from './b.js'\nexport const a = [b, sep]\n",
      'b.ts': "throw new Error('no')\nexport const b = 1\n",
    })
    await expect(importModule(path)).rejects.toThrow(`${path}:3:1: no`)
    const other = written({
      'a.ts': "import { sep } from 'node:path'\nexport { b } from './b.js'\nexport const a = sep\n",
    })
    await expect(importModule(other)).rejects.toThrow(/a\.ts:2:1: .*Cannot find module/u)
  })

  it.each([
    [
      'in its first line',
      "const f = (of: number): number => { throw new Error('no') }; export const a = f(1)\n",
      '1:43',
    ],
    [
      'in another',
      "import { sep } from 'node:path'\n\nexport const a = [sep].map((of: string): string => of.nothing.at(1))\n",
      '3:63',
    ],
    [
      'inside of a call of another module',
      "import { f } from './b.js'\nexport const a: number = f()\n",
      '2:26',
    ],
  ])('tells places as they stand in the source: %s', async (_, text, place) => {
    const path = written({
      'a.ts': text,
      'b.ts': "export const f = (): number => {\n  throw new Error('no')\n}\n",
    })
    await expect(importModule(path)).rejects.toThrow(`${path}:${place}: `)
  })
})
