import { type AnyQuery, type AnyTable, explainBriefly, outputsOf } from '@lockstep/schema'
import { brackets, layout, pythonPage } from '../print/layout.js'
import { pythonBlocks } from '../print/pyspark-query.js'
import { comment, headComment } from './comment.js'
import { contentsOf, generatedFile, type OutputKind, type Project } from './output.js'
import { pythonDefinition, pythonProject } from './python.js'
import { questionSentence, questionTexts } from './questions.js'

/** What is made of each column, in few words. */
const columnWords = (table: AnyTable): string =>
  outputsOf(table)
    .map((output) => ({ name: output.name, words: explainBriefly(output) }))
    .filter(({ words }) => words !== '')
    .map(({ name, words }) => `- ${name}: ${words}`)
    .join('\n')

/** The parameters of a question's function: what it begins from. */
const signatureOf = (name: string, parameters: readonly string[]): string =>
  layout(
    brackets(
      `def ${name}(`,
      parameters.map((each) => `${each}: DataFrame`),
      ') -> DataFrame:',
      ',',
    ),
    pythonPage,
  )

/** A module of plain PySpark: a function for each table and question, which takes DataFrames and gives one. */
const pythonModule = (project: Project): string => {
  const { docs, tables, queries, questionDocs, spark } = project
  const python = pythonProject(project)
  const parameters = new Map<AnyTable | AnyQuery, string>()
  const parameterOf = (of: AnyTable | AnyQuery): string => {
    const known = parameters.get(of) ?? python.given.name(`${of.name.replace(/[^A-Za-z0-9_]/gu, '_')}_rows`)
    parameters.set(of, known)
    return known
  }
  const questions = questionTexts(queries, tables, {
    ...python,
    options: { spark },
    isReturned: true,
    tableFrame: parameterOf,
    questionFrame: parameterOf,
  })
  const [imports = '', ...helpers] = python.head(questions)
  return `${pythonBlocks([
    `${headComment(project)}\n\n${imports}`,
    ...helpers,
    ...python.tables.map((each) => {
      const { name } = each.table
      return `${comment(docs[name] || name, columnWords(each.table))}\n${pythonDefinition(each)}`
    }),
    ...questions.map(({ query, output, statement, reads }) => {
      const said = comment(questionDocs[query.name] ?? '', questionSentence(query))
      return `${said}\n${signatureOf(output, reads.map(parameterOf))}\n${statement}`
    }),
  ])}\n`
}

export const moduleOutput: OutputKind = {
  about: 'a module of plain PySpark, whose functions take DataFrames and give one (.py)',
  places: [{ folder: 'python', ending: '.py' }],
  files: (project) => [
    generatedFile(`python/${project.label}.py`, pythonModule(project), contentsOf(project)),
  ],
}
