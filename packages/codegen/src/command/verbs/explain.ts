import { type AnyQuery, type AnyTable, explainQuery, explainRelation, relationsOf } from '@lockstep/schema'
import { explainSpark } from '../../print/explain.js'
import { sql } from '../../print/sql-query.js'
import { questionSql } from '../../print/sql-question.js'
import { chosen } from '../chosen.js'
import { optionalModule } from '../making.js'
import { readModule } from '../reading.js'
import { type Verb, verb } from '../verb.js'
import { exitCodes } from '../voice.js'

/** What becomes of the rows of a table, a sentence each, without what was before in the table that it is made from. */
const rowLines = ({ relation, from }: AnyTable): readonly string[] => {
  const before = from === null ? [] : relationsOf([from.relation])
  return relationsOf([relation])
    .filter((of) => of.relation !== 'source' && of.relation !== 'select' && !before.includes(of))
    .map((of) => `  ${explainRelation(of)}`)
}

const tableLines = (table: AnyTable, withSql: boolean): readonly string[] => {
  const { columns } = explainSpark(table)
  const widest = Math.max(0, ...columns.map(({ column }) => column.length))
  const types = Math.max(0, ...columns.map(({ type }) => type.length))
  return [
    table.name,
    ...columns.map(
      ({ column, type, words }) => `  ${column.padEnd(widest)}  ${type.padEnd(types)}  ${words}`,
    ),
    ...rowLines(table),
    ...(withSql ? ['', sql(table)] : []),
    '',
  ]
}

const questionLines = (query: AnyQuery, withSql: boolean): readonly string[] => [
  query.name,
  `  ${explainQuery(query)}`,
  ...(withSql ? ['', questionSql(query)] : []),
  '',
]

export const explainVerb: Verb = verb<{ readonly sql?: boolean; readonly only?: readonly string[] }>({
  about: 'Tells in words what a table makes of each column, and what a question asks.',
  takes: [optionalModule],
  flags: [
    { flags: '--sql', about: 'print the SQL, too' },
    { flags: '--only <name>', about: 'only this table or question; may be given again', isList: true },
  ],
  examples: ['lockstep explain tables.ts', 'lockstep explain tables.ts --only pin --sql'],
  run: async ({ words: [path], options: { sql: withSql = false, only } }, voice) => {
    const { tables, queries } = chosen(await readModule(path), only)
    for (const table of tables) for (const line of tableLines(table, withSql)) voice.say(line)
    for (const query of queries) for (const line of questionLines(query, withSql)) voice.say(line)
    return {
      code: exitCodes.fine,
      told: {
        tables: tables.map((table) => ({ name: table.name, ...explainSpark(table) })),
        questions: queries.map((query) => ({ name: query.name, words: explainQuery(query) })),
      },
    }
  },
})
