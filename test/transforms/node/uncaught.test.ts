import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { folder } from './threads.js'

const { path, put } = folder()
const root = new URL('../../../', import.meta.url).href

const imports = [
  `import { rule, table } from '${root}packages/schema/dist/bundle/index.js'`,
  `import { z } from '${import.meta.resolve('zod')}'`,
  `const raw = z.object({ title: z.string(), tags: z.array(z.string()) })`,
  `const pin = table('pin', { raw, clean: ({ title }) => ({ title }) })`,
].join('; ')

const more = [
  `import * as lockstep from '${root}packages/transforms/dist/bundle/index.js'`,
  `import { Table, vectorFromArray } from '${import.meta.resolve('apache-arrow')}'`,
].join('; ')

const run = promisify(execFile)
let programs = 0

/** What Node prints of the error that ends a program; the program's first line is its second, after imports. */
const printed = async (
  lines: readonly string[],
  flags: readonly string[] = [],
): Promise<{ readonly name: string; readonly text: string }> => {
  programs += 1
  const source = lines.join('\n')
  const head = source.includes('lockstep.') ? `${imports}; ${more}` : imports
  const name = put(`program-${programs}.mjs`, `${head}\n${source}`)
  const { stderr } = await run(process.execPath, [...flags, name]).then(
    () => expect.unreachable('the program ended well'),
    (error: unknown) => error as { readonly stderr: string },
  )
  return { name, text: stderr }
}

const framesIn = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.trimStart().startsWith('at '))

const isOwn = (frame: string): boolean => /\/packages\/(?:schema|transforms)\//u.test(frame)

const nested = `${'(a'.repeat(20)}(?=b*)${')'.repeat(20)}`

describe('an error that nobody catches is one message, and the line of the call first:', () => {
  it.each<[string, number, RegExp, readonly string[]]>([
    [
      'a constant in a chain',
      4,
      /^Refusal: word\.t: substring: from: expected a whole number/mu,
      [
        "table('word', { raw, clean: ({ title }) => ({ t: title",
        '  .trim()',
        '  .substring(0.5, 1)',
        '  .upper() }) })',
      ],
    ],
    [
      'a pattern, however deep',
      2,
      /^Refusal: word\.t: rlike: .*look-ahead/mu,
      [`table('word', { raw, clean: ({ title }) => ({ t: title.rlike(/${nested}/u) }) })`],
    ],
    [
      'a column that is not there',
      2,
      /^Refusal: word\.t: there is no column "titel"; there are title, tags/mu,
      ["table('word', { raw, clean: ({ titel }) => ({ t: titel }) })"],
    ],
    [
      'a rule in a rule',
      2,
      /^Refusal: word\.t: substring: from/mu,
      [
        "const inner = rule('inner', 'the inside of {0}', (of) => of.substring(0.5, 1))",
        "const outer = rule('outer', 'the outside of {0}', (of) => inner(of).trim())",
        "table('word', { raw, clean: ({ title }) => ({ t: outer(title) }) })",
      ],
    ],
    [
      'a lambda',
      3,
      /^Refusal: word\.t: substring: from/mu,
      [
        "table('word', { raw, clean: ({ tags }) => ({ t: tags.transform((tag) =>",
        'tag.substring(0.5, 1)) }) })',
      ],
    ],
    [
      'rows that lack a column',
      3,
      /^Refusal: pin\.title: expected a column of type text/mu,
      ['const other = new Table({ a: vectorFromArray([1]) })', 'lockstep.clean(pin, other)'],
    ],
    [
      'a job, before it begins',
      2,
      /^Refusal: pin: .* ends in nothing that says what to write/mu,
      [`await lockstep.cleanTo(pin, '${path('a.json')}', '${path('a.word')}')`],
    ],
    [
      'a job, in a stream of its own',
      4,
      /^IpcError: .*column title: it is not in the file, which has a/mu,
      [
        `await lockstep.writeArrow('${path('other.arrow')}', new Table({ a: vectorFromArray([1]) }).batches)`,
        'const job = async () => {',
        `  await lockstep.cleanTo(pin, '${path('other.arrow')}', '${path('b.csv')}')`,
        '}',
        'await job()',
      ],
    ],
    [
      'a job, in another thread',
      3,
      /^BadRecord: pin: .*line 1/mu,
      [
        "const options = { threads: 2, mode: 'failFast' }",
        `for await (const _ of lockstep.cleanFiles(pin, '${put('bad.json', '{"title":"a\n')}', options)) 0`,
      ],
    ],
    [
      'a reader',
      2,
      /^Error: pin: readJson: .*expected whole gzip data/mu,
      [`for await (const _ of lockstep.readJson(pin, '${put('bad.json.gz', 'no gzip')}')) 0`],
    ],
    [
      'a reader of columns',
      2,
      /^ParquetError: .*bad\.parquet: /mu,
      [`for await (const _ of lockstep.readParquet('${put('bad.parquet', 'no Parquet at all')}')) 0`],
    ],
    [
      'a writer',
      2,
      /^Error: .*cannot be written: there is no folder/mu,
      [
        `await lockstep.writeArrow('${path('none/a.arrow')}', new Table({ a: vectorFromArray([1]) }).batches)`,
      ],
    ],
  ])('%s', async (_, line, message, lines) => {
    const { name, text } = await printed(lines)
    expect(text).toMatch(message)
    const frames = framesIn(text)
    expect(frames[0]).toContain(`${name}:${line}:`)
    expect(frames.length).toBeLessThanOrEqual(10)
    expect(new Set(frames.map((frame) => frame.search(/\S/u)))).toEqual(new Set([4]))
    if (text.includes('\nRefusal')) expect(frames.filter(isOwn)).toEqual([])
  })

  it('with source maps, and in a stack as long as it was asked for', async () => {
    const lines = ["table('word', { raw, clean: ({ title }) => ({ t: title.substring(0.5, 1) }) })"]
    const { name, text } = await printed(lines, ['--enable-source-maps', '--stack-trace-limit=1'])
    expect(framesIn(text)).toEqual([expect.stringContaining(`${name}:2:`)])
  })
})

describe('an error of the user', () => {
  it('keeps its stack, wherever it is thrown', async () => {
    const file = put('good.json', '{"title":"a"}\n')
    const { name, text } = await printed([
      `const onProgress = () => { throw new RangeError('mine') }`,
      `await lockstep.cleanTo(pin, '${file}', '${path('c.json')}', { onProgress })`,
    ])
    expect(text).toContain('RangeError: mine')
    expect(framesIn(text)[0]).toContain(`onProgress (file://${name}:2:`)
  })
})
