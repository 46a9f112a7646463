import { wrapped } from '../print/wrap.js'
import { generatedFile, type OutputKind, type Project } from './output.js'
import { questionSentence } from './questions.js'
import { rendered } from './render.js'
import { sqlTemplate } from './templates.js'
import { answerName, writtenName, writtenQuestionSql, writtenSql } from './written.js'

/** Words of ours above SQL stand in lines of so many characters. */
const widest = 92

const fileOf = (
  { origin, templates }: Project,
  name: string,
  said: readonly string[],
  query: string,
  what: string,
) => {
  const about = [origin.plain, ...said].filter((each) => each !== '').join('\n\n')
  return generatedFile(`sql/${name}.sql`, rendered('sql', sqlTemplate, templates.sql, { about, query }), what)
}

/** A file of SQL for each table and question: one query each, over the names of the tables before. */
export const sqlOutput: OutputKind = {
  about: 'a query of Spark SQL for each table and question',
  places: [{ folder: 'sql', ending: '.sql' }],
  files: (project) => [
    ...project.tables.map((table) =>
      fileOf(
        project,
        writtenName(project, table),
        [project.docs[table.name] ?? ''],
        writtenSql(project, table),
        `table ${table.name}`,
      ),
    ),
    ...project.queries.map((query) =>
      fileOf(
        project,
        answerName(project, query),
        [project.questionDocs[query.name] ?? '', wrapped(questionSentence(query), widest)],
        writtenQuestionSql(project, query),
        `question ${query.name}`,
      ),
    ),
  ],
}
