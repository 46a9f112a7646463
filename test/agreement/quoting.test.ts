import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { notebook } from '@lockstep/codegen'
import {
  columnNode,
  escapeText,
  literalOf,
  type Node,
  node,
  outputFields,
  parsePattern,
  seal,
  type Table,
  types,
} from '@lockstep/schema'
import { agree, rowDifferences, settings, sparkOf, versions } from '@lockstep/test'
import { clean, tableOfRows } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { selectTable } from '../kit/draw/select-table.js'

const seed = Number(process.env.LOCKSTEP_SEED ?? 20_261_123)

/** Texts that end, begin or are something in Python, SQL, markdown or a notebook. */
const nasty = [
  "it's",
  '"',
  "''",
  '"""',
  "'''",
  '\\',
  '\\\\',
  "\\'",
  '\\n',
  '\n',
  '\r\n',
  '\t',
  '`',
  '``',
  '$',
  '$' + '{x}',
  '$1',
  '{}',
  '{name}',
  '%',
  '_',
  '--',
  '/*',
  '#',
  '# COMMAND ----------',
  '\n# COMMAND ----------\n',
  '# MAGIC %sql',
  '\u2028',
  '\u2029',
  '\u0085',
  '\u0000',
  'a\ufeff',
  '😀',
  'a.b',
  'select',
  ' x ',
  '<b>',
  '&amp;',
  '*/',
  "';--",
  "r'",
  'é',
  'e\u0301',
  '\\u0041',
  '*',
  '[x](y)',
]

const drawn = fc.sample(
  fc.string({
    unit: fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })),
    minLength: 1,
    maxLength: 6,
  }),
  { seed, numRuns: 30 },
)

/** Each text once, up to case, since Spark cannot tell such names apart. */
const names = [
  ...new Map(
    [...nasty, ...drawn]
      .filter((text) => text.isWellFormed() && text !== '' && !text.startsWith('\ufeff'))
      .map((text) => [text.toLowerCase(), text]),
  ).values(),
]

const text = (name: string): Node => columnNode({ name, type: types.text })

/** A text as column name, sentinel, prefix, constant and replacement, for some texts at once. */
const tableOf = (some: readonly string[]): Table => {
  const columns = some.flatMap((name, index) => [
    { name, node: node('nullIf', [text(name)], { values: [literalOf(types.text, name)] }) as Node },
    {
      name: `prefix_${index}`,
      node: node('regexpReplace', [text(name)], {
        pattern: parsePattern(new RegExp(`^${escapeText(name)}`, 'u')),
        replacement: '',
      }) as Node,
    },
    {
      name: `constant_${index}`,
      node: node(
        'coalesce',
        [text(name), node('literal', [], { value: literalOf(types.text, name) }) as Node],
        {},
      ) as Node,
    },
  ])
  return selectTable(
    'quoting',
    some.map((name) => ({ name, type: types.text })),
    columns,
  )
}

const parts = Array.from({ length: Math.ceil(names.length / 12) }, (_, part) =>
  names.slice(part * 12, part * 12 + 12),
)

/** ANSI mode and zone have no say in quoting: other settings that have one are those of any-setting.test.ts. */
describe(`arbitrary text, seed ${seed},`, () => {
  it.each(parts.map((part, index) => [index, part] as const))(
    'is the same text for Spark as column name, sentinel, prefix and constant: part %i',
    async (_, part) => {
      const some = tableOf(part)
      const records = [...part, 'other'].map((value) => Object.fromEntries(part.map((name) => [name, value])))
      const tally = await agree(some, { records, runs: 1, rows: 60, seed, settings: settings.slice(0, 1) })
      expect(tally.cells).toBeGreaterThan(0)
    },
  )

  it.each(versions)(
    'as doc comment, title and table name leaves the notebook whole on Spark %s',
    async (version) => {
      const doc = names.join('\n')
      const one = seal({ ...tableOf(['title']), name: "it's `a` table" })
      const source = mkdtempSync(join(tmpdir(), 'lockstep-quoting-'))
      try {
        const code = notebook([one], { title: doc, doc, docs: { [one.name]: doc } })
        const [, folder] = /json\(f"\{source\}\/([^"]+)"\)/u.exec(code) ?? []
        mkdirSync(join(source, folder ?? ''))
        const rows = [{ title: 'title' }, { title: 'x' }]
        writeFileSync(
          join(source, folder ?? '', 'one.json'),
          rows.map((row) => JSON.stringify(row)).join('\n'),
        )
        const [, target] = /saveAsTable\(f"\{target\}\.([^"]+)"\)/u.exec(code) ?? []
        const spark = await sparkOf(version)
        const done = await spark.notebook({
          text: code,
          widgets: { source, catalog: 'spark_catalog', schema: 'lockstep_notebook' },
          results: [target ?? ''],
        })
        if ('cell' in done) throw new Error(`cell ${done.cell}: ${done.message}`)
        const answer = done.tables[target ?? '']
        if (answer === undefined || 'error' in answer) throw new Error(`${target}: ${answer?.message}`)
        expect(
          rowDifferences(clean(one, tableOfRows(one, rows)), answer.table, outputFields(one)).differences,
        ).toEqual([])
      } finally {
        rmSync(source, { recursive: true })
      }
    },
  )
})
