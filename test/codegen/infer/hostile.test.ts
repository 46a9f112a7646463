import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { everyRow } from '@lockstep/schema'
import { cleanRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { Node, Project, ts } from 'ts-morph'
import { afterAll, describe, expect, it } from 'vitest'
import { inferFile } from '../../../packages/codegen/src/infer/infer-file.js'
import { InferError } from '../../../packages/codegen/src/infer/read/infer-error.js'
import { literal, quoted } from '../../../packages/codegen/src/print/quote-typescript.js'
import { loadModule } from '../../../packages/codegen/src/project/module.js'
import { linesText } from './corpus/made.js'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-hostile-'))
const dist = new URL('../../dist', import.meta.url).pathname
mkdirSync(dist, { recursive: true })
/** A folder in which the packages of this project are found. */
const near = mkdtempSync(join(dist, 'hostile-'))
afterAll(() => {
  for (const each of [folder, near]) rmSync(each, { recursive: true })
})

const dollar = '$'
const nasty = [
  ...[
    "'",
    '"',
    '`',
    '\\',
    '\n',
    '\r',
    '\r\n',
    '\0',
    '\u2028',
    '\u2029',
    '*/',
    '/*',
    '//',
    '?',
    '<!--',
    '-->',
  ],
  ...[
    `${dollar}{x}`,
    '\u202e',
    '\u200b',
    '\ufeff',
    '\ud800',
    '</script>',
    "'); process.exit(1); ('",
    '*/ throw 1 /*',
  ],
  ...[
    '\n    // ? x',
    '\nthrow 1',
    '__proto__',
    'constructor',
    '1962',
    'N/A',
    'NULL',
    'unknown',
    'Not available',
    ' ',
  ],
  ...['{{x}}', '[', ']', '(', ')', '^', '\\u0027', '\u{e0041}', '😀', 'é'],
]
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.oneof(fc.constantFrom(...nasty), fc.string({ maxLength: 6 })), { maxLength: 6 })
    .map((parts) => parts.join('')),
)

const parsed = (text: string) => {
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: { noLib: true, target: ts.ScriptTarget.ES2023 },
  })
  const file = project.createSourceFile('read.ts', text, { overwrite: true })
  expect(project.getProgram().getSyntacticDiagnostics(file).length, text).toBe(0)
  return file
}

const scanned = (text: string): ts.SourceFile =>
  ts.createSourceFile('a.ts', text, ts.ScriptTarget.ES2023, true)

describe('a text of the data', () => {
  it('is in code the literal of itself, whatever it holds', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const [statement, ...others] = scanned(`f(${literal(text)})\n`).statements
        expect(others).toEqual([])
        const call =
          statement !== undefined && ts.isExpressionStatement(statement) ? statement.expression : undefined
        const [argument] = call !== undefined && ts.isCallExpression(call) ? call.arguments : []
        expect(argument !== undefined && ts.isStringLiteral(argument) ? argument.text : undefined).toBe(text)
      }),
      { numRuns: 3_000 },
    )
  })

  it('ends no comment, begins no question, and is one line', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const told = quoted(text)
        expect(told).not.toMatch(/[\n\r\u2028\u2029]|\*\/|\?/u)
        expect(scanned(`// ${told}\nlet a = 1\n/** ${told} */\nlet b = 2\n`).statements).toHaveLength(2)
      }),
      { numRuns: 3_000 },
    )
  })
})

/** Tables of any names and values. */
const tables = fc
  .tuple(
    fc.uniqueArray(texts, { minLength: 1, maxLength: 4, selector: (name) => name.toLowerCase() }),
    fc.integer({ min: 1, max: 12 }),
  )
  .chain(([names, count]) =>
    fc
      .array(
        fc.tuple(
          ...names.map(() =>
            fc.oneof(texts, fc.constantFrom('1', '2', '3k', 'N/A', '01/02/2020', '1,5', '')),
          ),
        ),
        {
          minLength: count,
          maxLength: count,
        },
      )
      .map((rows) => rows.map((row) => names.map((name, place) => [name, row[place]] as const))),
  )

/** JSON by hand, since an object of JavaScript has no own `__proto__`, and puts whole numbers first. */
const jsonLines = (rows: readonly (readonly (readonly [string, unknown])[])[]): string =>
  rows
    .map(
      (row) =>
        `{${row.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}\n`,
    )
    .join('')

describe('a file of any names and values', () => {
  it('gives a module of two imports and one table, whose columns have those names; or one clear message', async () => {
    let proposals = 0
    await fc.assert(
      fc.asyncProperty(tables, async (rows) => {
        const path = join(folder, 'any.ndjson')
        writeFileSync(path, jsonLines(rows))
        try {
          const { module, measure } = await inferFile(path)
          proposals++
          expect([...measure.columns.values()].every(({ rule }) => rule.lost === 0)).toBe(true)
          const file = parsed(module)
          expect(file.getStatements().map((statement) => statement.getKindName())).toEqual([
            'ImportDeclaration',
            'ImportDeclaration',
            'VariableStatement',
          ])
          const raw = file
            .getDescendantsOfKind(ts.SyntaxKind.PropertyAssignment)
            .find((property) => property.getName() === 'raw')
          const object = raw?.getDescendantsOfKind(ts.SyntaxKind.ObjectLiteralExpression)[0]
          const names = object?.getProperties().map((property) => {
            const name = Node.isPropertyAssignment(property) ? property.getNameNode() : undefined
            if (Node.isComputedPropertyName(name)) return '__proto__'
            return Node.isStringLiteral(name) ? name.getLiteralValue() : name?.getText()
          })
          expect(names?.toSorted()).toEqual((rows[0] ?? []).map(([name]) => name).toSorted())
        } catch (error) {
          if (!(error instanceof InferError)) throw error
          expect(error.message).toMatch(/any\.ndjson: /u)
        }
      }),
      { numRuns: 80 },
    )
    expect(proposals).toBeGreaterThan(30)
  })

  it('of numbers and dates in any dress loses nothing, and says so in code that parses', async () => {
    const sign = fc.constantFrom(
      ...'0123456789',
      '.',
      ',',
      '-',
      '+',
      '$',
      '€',
      '%',
      'k',
      'M',
      ' ',
      ' oz',
      '/',
      ':',
      'T',
      '\u00a0',
    )
    const dressed = fc.oneof(
      fc.array(sign, { minLength: 1, maxLength: 8 }).map((signs) => signs.join('')),
      fc.integer({ min: -5_000, max: 5_000_000_000 }).map(String),
      fc
        .date({ min: new Date('0001-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
    )
    const usual = fc.constantFrom('7', '12', '1,5', '$3', '4%', '5k', '01/02/2020', '2020-01-02')
    const columns = fc
      .tuple(usual, fc.array(dressed, { maxLength: 3 }))
      .map(([first, others]) => [...Array.from({ length: 9 }, () => first), ...others].map((a) => ({ a })))
    await fc.assert(
      fc.asyncProperty(columns, async (rows) => {
        const path = join(folder, 'dressed.ndjson')
        writeFileSync(path, linesText(rows))
        const { module } = await inferFile(path)
        parsed(module)
        const code = join(near, 'dressed.ts')
        writeFileSync(code, module)
        const [table] = (await loadModule(code, { isFresh: true })).tables
        const cleaned = cleanRows(everyRow(table as never), rows as never) as readonly {
          readonly a: unknown
        }[]
        const active = module
          .split('\n')
          .filter((line) => !/^\s*\/\//u.test(line))
          .join('\n')
        rows.forEach(({ a }, index) => {
          if (cleaned[index]?.a === null && a.trim() !== '') expect(active).toContain(literal(a))
        })
      }),
      { numRuns: 120 },
    )
  })

  it('has names inside of objects that break out of nothing', async () => {
    const path = join(folder, 'inner.ndjson')
    writeFileSync(path, jsonLines([[['a', { 'x\u2028throw 1 //': 1, "y'": [{ '*/ throw 2': 'z' }] }]]]))
    const { module } = await inferFile(path)
    expect(parsed(module).getStatements()).toHaveLength(3)
    expect(module).not.toContain('\u2028')
    await expect(inferFile(path, { name: 'a; throw 1' })).rejects.toThrow(/cannot be that of a table/u)
  })

  it('is not run, whatever it says', async () => {
    const path = join(folder, 'code.ndjson')
    const code = "'); globalThis.broken = true; ('"
    writeFileSync(
      path,
      linesText(
        Array.from({ length: 40 }, (_, index) => ({
          [code]: index % 2 === 0 ? code : 'N/A',
          b: '*/ globalThis.broken = true /*',
        })),
      ),
    )
    await inferFile(path)
    expect(Reflect.get(globalThis, 'broken')).toBe(undefined)
  })
})
