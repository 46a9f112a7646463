import {
  checkReplacement,
  columnNode,
  type Field,
  type Node,
  node,
  type Pattern,
  types,
} from '@lockstep/schema'
import { clean } from '@lockstep/transforms'
import { javaPattern, javaReplacement } from '../../packages/codegen/src/lower/java-pattern.js'
import { type Cell, cells } from '../kit/arrow/cells.js'
import { fromCells } from '../kit/arrow/plain.js'
import { selectTable } from '../kit/draw/select-table.js'
import { latin } from './draw.js'
import { tableOf, type Whole } from './live.js'

/** A pattern, a replacement for it (null where it can match the empty text), and texts to try them on. */
export interface Tried {
  readonly pattern: Pattern
  readonly replacement: string | null
  readonly subjects: readonly string[]
}

const { text, boolean, int, list } = types
const field: Field = { name: 'text', type: text }

/** What is asked of each text: what is found, the groups of the first match, and of every match, how often, what stands between them, and all replaced. */
const answers: readonly Field[] = [
  { name: 'found', type: boolean },
  { name: 'first', type: list(text) },
  { name: 'every', type: list(list(text)) },
  { name: 'count', type: int },
  { name: 'pieces', type: list(text) },
  { name: 'replaced', type: text },
]

/**
 * The same in Spark. Its planner would take a second for each pattern that it is told; as a column of rows, patterns are searched for by the
 * very same code, and cost nothing to plan.
 */
export const question = `select rlike(subject, pattern) as found,
 transform(sequence(0, groups), g -> regexp_extract(subject, pattern, g)) as first,
 if(replacement is null, null, transform(sequence(0, groups), g -> regexp_extract_all(subject, pattern, g))) as every,
 if(replacement is null, null, regexp_count(subject, pattern)) as count,
 if(replacement is null, null, split(subject, pattern, -1)) as pieces,
 if(replacement is null, null, regexp_replace(subject, pattern, replacement)) as replaced from t`

/** Patterns and texts as Spark is given them: one row for each text. */
export const asked = (tried: readonly Tried[]): Whole => {
  const rows = tried.flatMap(({ pattern, replacement, subjects }) => {
    const java = latin(javaPattern(pattern))
    const instead =
      replacement === null ? null : latin(javaReplacement(checkReplacement(pattern, replacement)))
    return subjects.map((subject) => ({ java, instead, groups: pattern.groups, subject: latin(subject) }))
  })
  return tableOf([
    { name: 'pattern', type: text, cells: rows.map(({ java }) => java) },
    { name: 'replacement', type: text, cells: rows.map(({ instead }) => instead) },
    { name: 'groups', type: int, cells: rows.map(({ groups }) => groups) },
    { name: 'subject', type: text, cells: rows.map(({ subject }) => subject) },
  ])
}

const of = columnNode(field)

const answer = ({ pattern, replacement, subjects }: Tried): readonly (readonly Cell[])[] => {
  const groups = Array.from({ length: pattern.groups + 1 }, (_, group) => group)
  const always: readonly Node[] = [
    node('rlike', [of], { pattern }),
    ...groups.map((group) => node('regexpExtract', [of], { pattern, group })),
  ]
  const more: readonly Node[] =
    replacement === null
      ? []
      : [
          ...groups.map((group) => node('regexpExtractAll', [of], { pattern, group })),
          node('regexpCount', [of], { pattern }),
          node('split', [of], { pattern }),
          node('regexpReplace', [of], { pattern, replacement }),
        ]
  const columns = [...always, ...more].map((each, index) => ({ name: `c${index}`, node: each }))
  const table = fromCells([subjects.map(latin)], [field])
  const made = cells(
    clean(selectTable('patterns', [field], columns), table),
    columns.map(({ name, node }) => ({ name, type: node.type })),
  ).map((column) => column.cells)
  const together = (from: number): readonly Cell[] =>
    subjects.map((_, row) => groups.map((group) => made[from + group]?.[row] ?? null))
  const none = subjects.map(() => null)
  const every = 1 + groups.length
  return [
    made[0] ?? [],
    together(1),
    ...(replacement === null
      ? [none, none, none, none]
      : [together(every), ...made.slice(every + groups.length)]),
  ]
}

/** What kernels answer, row by row. */
export const answered = (tried: readonly Tried[]): Whole => {
  const all = tried.map(answer)
  return tableOf(answers.map((each, at) => ({ ...each, cells: all.flatMap((columns) => columns[at] ?? []) })))
}

/** The pattern and the text of a row, to see a difference again. */
export const rowOf = (tried: readonly Tried[], row: number): string => {
  let before = 0
  for (const { pattern, replacement, subjects } of tried) {
    const subject = subjects[row - before]
    if (subject !== undefined)
      return `/${pattern.source}/u, in Java ${javaPattern(pattern)}, on ${JSON.stringify(subject)}, replaced by ${JSON.stringify(replacement)}`
    before += subjects.length
  }
  return `row ${row}`
}
