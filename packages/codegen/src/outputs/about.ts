import {
  type AnyTable,
  explainBriefly,
  explainRelation,
  foldRelations,
  nodesOf,
  type Output,
  type RelationMeaning,
  type RelationOf,
  rulesOf,
} from '@lockstep/schema'
import { markdownCode, markdownRow, markdownText, markdownWords } from '../print/quote.js'
import { shownType } from '../print/types.js'
import { docOf } from './doc.js'

const typeCell = ({ node }: Output): string => {
  const type = shownType(node.type)
  return type.includes('<') ? markdownCode(type) : type
}

const columnRow = (output: Output): string =>
  markdownRow(markdownText(output.name), typeCell(output), markdownWords(explainBriefly(output)))

/** The columns that come in and that no rule reads. */
const leftOut = (of: RelationOf<'select'>): readonly string[] => {
  const read = nodesOf(rulesOf(of)).flatMap((node) =>
    node.operation === 'column' ? [node.constants.name] : [],
  )
  const names = of.inputs[0].columns.map(({ name }) => name).filter((name) => !read.includes(name))
  return names.length === 0 ? [] : [`Left out: ${names.map(markdownCode).join(', ')}.`]
}

/** What is said of each kind of relation, one block after the other. */
const blocks: RelationMeaning<readonly string[]> = {
  source: () => [],
  select: (of) => [
    [
      markdownRow('column', 'type', 'made from'),
      markdownRow('---', '---', '---'),
      ...of.parts.columns.map(columnRow),
    ].join('\n'),
    ...leftOut(of),
  ],
  where: (own, of) => [...of, markdownWords(explainRelation(own))],
  distinct: (own, of) => [...of, markdownWords(explainRelation(own))],
}

/** What a table is, in markdown: its name, what its author says of it, and every column's rule in few words. */
export const about = (table: AnyTable, doc: string): string => {
  const { first, rest } = docOf(doc)
  return [
    `## ${markdownText(table.name)}${first === '' ? '' : `: ${first}`}`,
    ...(rest === '' ? [] : [rest]),
    ...foldRelations(blocks, table.from === null ? [] : [[table.from.relation, []]])(table.relation),
  ].join('\n\n')
}
