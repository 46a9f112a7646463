import { describe, expect, it } from 'vitest'
import { againstOrder, circles, looseFiles, readSources, type Sources, sharedNames } from './rooms.js'

const root = new URL('../..', import.meta.url).pathname

/** A folder of sources: its rooms, ground first, each of which uses only those before it; and its entries. */
interface House {
  readonly folder: string
  readonly rooms: readonly string[]
  readonly entries: readonly string[]
  /** The room whose files' types may speak of each other. */
  readonly star?: string
}

const houses: readonly House[] = [
  {
    folder: 'packages/schema/src',
    rooms: ['errors', 'types', 'pattern', 'graph', 'column', 'raw', 'relation', 'table', 'query'],
    entries: ['index'],
    // `Text.length()` is an `Int`, `Int.toText()` a `Text`.
    star: 'column',
  },
  {
    folder: 'packages/transforms/src',
    rooms: [
      ...['bytes', 'numbers', 'regexp', 'column', 'arrow', 'builders', 'parse', 'relations', 'kernels'],
      ...['fused', 'engine', 'rows', 'formats', 'node'],
    ],
    entries: ['index', 'browser', 'json', 'prepare'],
  },
  {
    folder: 'packages/codegen/src',
    rooms: [
      ...['spark', 'lower', 'print', 'pipeline', 'outputs', 'source', 'project'],
      ...['post', 'infer', 'preview', 'command'],
    ],
    entries: ['index'],
  },
  {
    folder: 'test/kit',
    rooms: ['arrow', 'spark', 'draw', 'compare'],
    entries: ['index', 'agree', 'programs'],
  },
]

/** A family of operations: each package has its part of one, under the family's name, so that it is found by that. */
const families = [
  ...['bits', 'calendar', 'floating', 'format', 'json'],
  ...['cast', 'compare', 'core', 'letters', 'list', 'logic', 'number', 'pattern', 'struct', 'text', 'time'],
  ...['digest', 'encode', 'lookup', 'elements', 'padding', 'pieces'],
]

/** Public: one function to whoever calls it, of which a browser and Node have one each. */
const doors = ['answer', 'clean', 'cleanBatches', 'readJson']

const tree = (files: Readonly<Record<string, string>>): Sources => new Map(Object.entries(files))

const inStar = (circle: readonly string[], star: string | undefined): boolean =>
  star !== undefined && circle.every((path) => path.startsWith(`${star}/`))

describe.each(houses)('$folder', ({ folder, rooms, entries, star }) => {
  const sources = readSources(`${root}${folder}`)

  it('has rooms that import only those before them', () => {
    expect(sources.size).toBeGreaterThan(20)
    expect(againstOrder(sources, rooms)).toEqual([])
  })

  it('has no circle of values', () => {
    expect(circles(sources, { types: false })).toEqual([])
  })

  it(`has no circle of types${star === undefined ? '' : `, but the star of ${star}`}`, () => {
    expect(circles(sources, { types: true }).filter((circle) => !inStar(circle, star))).toEqual([])
  })

  it('has nothing but entries beside its rooms', () => {
    expect(looseFiles(sources, entries)).toEqual([])
  })
})

describe('names', () => {
  const shared = sharedNames(
    new Map(
      houses.flatMap(({ folder }) =>
        [...readSources(`${root}${folder}`)].map(([path, text]) => [`${folder}/${path}`, text] as const),
      ),
    ),
  )
  const excepted = [...families, ...doors]

  it('have one meaning each', () => {
    expect(Object.fromEntries([...shared].filter(([name]) => !excepted.includes(name)))).toEqual({})
  })

  it('are excepted only while they have two', () => {
    expect(excepted.filter((name) => !shared.has(name))).toEqual([])
  })
})

describe('a planted breach is seen', () => {
  it.each([
    ['a value', "import { b } from '../up/b.js'"],
    ['a type', "import type { B } from '../up/b.js'"],
    ['over several lines', "import {\n  a,\n  type B,\n} from '../up/b.js'"],
    ['what is given on', "export { b } from '../up/b.js'"],
    ['all of it under a name', "import * as b from '../up/b.js'"],
    ['its effects', "import '../up/b.js'"],
    ['when it is needed', "const b = () => import('../up/b.js')"],
  ])('of the order: %s', (_, text) => {
    const sources = tree({ 'ground/a.ts': text, 'up/b.ts': "import { c } from '../ground/c.js'" })
    expect(againstOrder(sources, ['ground', 'up'])).toEqual(['ground/a.ts imports up/b.ts'])
  })

  it('of the order: an import of an entry, and a room without a place', () => {
    const sources = tree({ 'ground/a.ts': "export { all } from '../index.js'", 'new/b.ts': '' })
    expect(againstOrder(sources, ['ground'])).toEqual([
      'ground/a.ts imports index.ts',
      'new/b.ts: the room new has no place in the order',
    ])
  })

  it('of circles: of values, of types, and through a third file', () => {
    const back = (line: string) => tree({ 'r/a.ts': "import { b } from './b.js'", 'r/b.ts': line })
    const values = back("import { type T, a } from './a.js'")
    const types = back("import { type T, type U } from './a.js'")
    const three = new Map([...back("import { c } from './c.js'"), ['r/c.ts', "import { a } from './a.js'"]])
    expect(circles(values, { types: false })).toEqual([['r/a.ts', 'r/b.ts']])
    expect(circles(types, { types: false })).toEqual([])
    expect(circles(types, { types: true })).toEqual([['r/a.ts', 'r/b.ts']])
    expect(circles(three, { types: false })).toEqual([['r/a.ts', 'r/b.ts', 'r/c.ts']])
    expect(inStar(['column/text.ts', 'column/number.ts'], 'column')).toBe(true)
    expect(inStar(['column/text.ts', 'graph/node.ts'], 'column')).toBe(false)
  })

  it('of the top: a file that is no entry', () => {
    expect(looseFiles(tree({ 'index.ts': '', 'extra.ts': '', 'r/a.ts': '' }), ['index'])).toEqual([
      'extra.ts',
    ])
  })

  it('of names: a value, a type, or another name for something else', () => {
    const sources = tree({
      'a.ts': 'export const take = 1\nexport interface Rows {\n}\nexport const once = 1',
      'b.ts': 'export async function take() {}\nexport type Rows<T> = T[]\nconst once = 2',
      'c.ts': "export { once } from './a.js'",
      'd.ts': "export { other as once } from './e.js'\nconst rows = 1\nexport { rows }",
      'e.ts': 'export abstract class rows {}',
    })
    expect(Object.fromEntries(sharedNames(sources))).toEqual({
      take: ['a.ts', 'b.ts'],
      Rows: ['a.ts', 'b.ts'],
      once: ['a.ts', 'd.ts'],
      rows: ['d.ts', 'e.ts'],
    })
  })
})
