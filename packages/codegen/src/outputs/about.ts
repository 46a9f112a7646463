import {
  type AnyTable,
  explain,
  explainRelation,
  foldRelations,
  type RelationMeaning,
} from '@lockstep/schema'
import { markdownText, markdownWords } from '../print/quote.js'

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** What is said of each kind of relation, one block after the other. */
const blocks: RelationMeaning<readonly string[]> = {
  source: () => [],
  select: (of) => [
    [
      row('column', 'type', 'rule'),
      row('---', '---', '---'),
      ...explain({ relation: of }).map(({ column, type, words }) =>
        row(markdownText(column), markdownText(type), markdownWords(words)),
      ),
    ].join('\n'),
  ],
  where: (own, of) => [...of, markdownWords(explainRelation(own))],
  distinct: (own, of) => [...of, markdownWords(explainRelation(own))],
}

/** What a table is, in markdown: its name, what its author says of it, and every column's rule in plain words. */
export const about = (table: AnyTable, doc: string): string =>
  [
    `## ${markdownText(table.name)}`,
    ...(doc === '' ? [] : [doc]),
    ...foldRelations(blocks, table.from === null ? [] : [[table.from.relation, []]])(table.relation),
  ].join('\n\n')
