import {
  type AnyTable,
  explainBriefly,
  explainRelation,
  foldRelations,
  nodesOf,
  type Output,
  type Relation,
  type RelationMeaning,
  type RelationOf,
  rulesOf,
} from '@lockstep/schema'
import { markdownCode, markdownRow, markdownText, markdownWords } from '../print/quote.js'
import { shownType } from '../print/types.js'
import { docOf } from './doc.js'
import type { Examples, ExamplesOf } from './examples.js'
import { exampleCell } from './shown.js'

const typeCell = ({ node }: Output): string => {
  const type = shownType(node.type)
  return type.includes('<') ? markdownCode(type) : type
}

/** The rows of a table of columns; with what they do to some values, where that is known. */
const columnRows = (columns: readonly Output[], examples: Examples | null): readonly string[] => {
  const shown = examples === null ? () => [] : (name: string) => [exampleCell(examples.get(name) ?? [])]
  const titled = examples === null ? [] : ['before → after']
  return [
    markdownRow('column', 'type', 'made from', ...titled),
    markdownRow('---', '---', '---', ...titled.map(() => '---')),
    ...columns.map((output) =>
      markdownRow(
        markdownText(output.name),
        typeCell(output),
        markdownWords(explainBriefly(output)),
        ...shown(output.name),
      ),
    ),
  ]
}

/** The columns that come in and that no rule reads. */
const leftOut = (of: RelationOf<'select'>): string => {
  const read = nodesOf(rulesOf(of)).flatMap((node) =>
    node.operation === 'column' ? [node.constants.name] : [],
  )
  const names = of.inputs[0].columns.map(({ name }) => name).filter((name) => !read.includes(name))
  return names.length === 0 ? '' : `Left out: ${names.map(markdownCode).join(', ')}.`
}

/** What was said, and in its last block what a relation does to the rows. */
const andThen = (said: readonly string[], own: Relation): readonly string[] => {
  const last = said.at(-1) ?? ''
  return [...said.slice(0, -1), `${last} ${markdownWords(explainRelation(own))}`.trim()]
}

/** What is said of each kind of relation, one block after the other. */
const blocksWith = (examples: Examples | null): RelationMeaning<readonly string[]> => ({
  source: () => [],
  select: (of) => [columnRows(of.parts.columns, examples).join('\n'), leftOut(of)],
  where: (own, of) => andThen(of, own),
  distinct: (own, of) => andThen(of, own),
  distinctBy: (own, of) => andThen(of, own),
  join: (own, left, right) => andThen([...left, ...right], own),
  aggregate: (own, of) => andThen(of, own),
  top: (own, of) => andThen(of, own),
  window: (own, of) => andThen(of, own),
  explode: (own, of) => andThen(of, own),
  union: (own, left, right) => andThen([...left, ...right], own),
  sort: (own, of) => andThen(of, own),
  limit: (own, of) => andThen(of, own),
})

/**
 * What a table is, in markdown: its name, what its author says of it, and every column's rule in few words, with what it
 * does to some values where they can be cleaned.
 */
export const about = (table: AnyTable, doc: string, examplesOf: ExamplesOf | null): string => {
  const { first, rest } = docOf(doc)
  const blocks = blocksWith(examplesOf === null ? null : examplesOf(table))
  return [
    `## ${markdownText(table.name)}${first === '' ? '' : `: ${first}`}`,
    ...(rest === '' ? [] : [rest]),
    ...foldRelations(blocks, table.from === null ? [] : [[table.from.relation, []]])(table.relation),
  ]
    .filter((block) => block !== '')
    .join('\n\n')
}
