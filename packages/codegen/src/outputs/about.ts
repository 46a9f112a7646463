import {
  type AnyTable,
  explain,
  explainRelation,
  foldRelations,
  type RelationMeaning,
} from '@lockstep/schema'
import { markdownRow, markdownText, markdownWords } from '../print/quote.js'
import { docOf } from './doc.js'

/** What is said of each kind of relation, one block after the other. */
const blocks: RelationMeaning<readonly string[]> = {
  source: () => [],
  select: (of) => [
    [
      markdownRow('column', 'type', 'rule'),
      markdownRow('---', '---', '---'),
      ...explain({ relation: of }).map(({ column, type, words }) =>
        markdownRow(markdownText(column), markdownText(type), markdownWords(words)),
      ),
    ].join('\n'),
  ],
  where: (own, of) => [...of, markdownWords(explainRelation(own))],
  distinct: (own, of) => [...of, markdownWords(explainRelation(own))],
}

/** What a table is, in markdown: its name, what its author says of it, and every column's rule in plain words. */
export const about = (table: AnyTable, doc: string): string => {
  const { first, rest } = docOf(doc)
  return [
    `## ${markdownText(table.name)}${first === '' ? '' : `: ${first}`}`,
    ...(rest === '' ? [] : [rest]),
    ...foldRelations(blocks, table.from === null ? [] : [[table.from.relation, []]])(table.relation),
  ].join('\n\n')
}
