import type { JsonDiscovery } from '@lockstep/transforms'
import { CodeBlockWriter } from 'ts-morph'
import { literal, quoted } from '../../print/quote-typescript.js'
import type { Measure } from '../measure/measure.js'
import { behindNulls, ruleOf } from '../measure/probes.js'
import type { ColumnPlan, Evidence, OpenQuestion, Sentinel } from '../propose/plan.js'
import type { Chain } from '../propose/steps.js'
import { thresholds } from '../thresholds.js'
import { columnCode, keyCode, schemaNames, zodCode } from './code.js'
import { noteOf } from './notes.js'
import { inWords, said } from './say.js'

/** What a module is written from. */
export interface Written {
  readonly name: string
  readonly plans: readonly ColumnPlan[]
  readonly measure: Measure
  readonly json: JsonDiscovery | undefined
  /** The lines of the comment above the table. */
  readonly head: readonly string[]
  /** Whether equal rows are kept once. */
  readonly distinct: boolean
  /** Texts that are null in every column. */
  readonly nulls: readonly string[]
  readonly rowsLine: string
}

const width = 106

/** A comment in lines: those behind the first are set in, so that a `?` stays at a line's beginning. */
const comment = (text: string, indent: string): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/(?<=\S) (?=\S)/u)) {
    if (line !== '' && indent.length + 3 + line.length + 1 + word.length > width) {
      lines.push(line)
      line = `  ${word}`
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map((part) => `${indent}// ${part}`)
}

/** What is told of evidence: nothing that another part of it says, too. */
const reasons = (because: readonly Evidence[]): string =>
  inWords(
    because.filter(
      (reason) =>
        (reason !== 'comes again' || because.length < 2) &&
        (reason !== 'in other columns too' || !because.includes('shown by another column')),
    ),
  )

const sentinelLine = (
  { sentinels, shared, column }: ColumnPlan,
  counts: ReadonlyMap<string | number, number>,
): string => {
  const all = column.rows - column.nulls
  const of = (sentinel: Sentinel): string => {
    const count = counts.get(sentinel.value) ?? 0
    if (sentinel.value === '') return `empty in ${said(count)}`
    return `${quoted(String(sentinel.value))} ${said(count)} of ${said(all)}: ${reasons(sentinel.because)}`
  }
  return sentinels
    .filter(({ value }) => shared?.has(value) !== true)
    .map(of)
    .join('; ')
}

const isEdge = ({ because }: Sentinel): boolean => because.length === 1 && because[0] === 'stands out'

const doubtText = (doubts: readonly Sentinel[], counts: ReadonlyMap<string | number, number>): string => {
  const shown = doubts.slice(0, thresholds.questions)
  const of = ({ value, because }: Sentinel): string => {
    const count = counts.get(value) ?? 0
    const why = isEdge({ value, because, count }) ? 'at the edge of the range' : reasons(because)
    return `${quoted(String(value))} ${said(count)} (${count === 1 ? 'once only' : why})`
  }
  const more = doubts.length > shown.length ? ` and ${said(doubts.length - shown.length)} more` : ''
  return `${inWords(shown.map(of))}${more}: nothing, or a value`
}

/** The question about a column's doubtful values, of which the first are in its rule. */
const doubtQuestion = (
  plan: ColumnPlan,
  counts: ReadonlyMap<string | number, number>,
): readonly OpenQuestion[] => {
  if (plan.doubts.length === 0) return []
  const doubts = plan.doubts.toSorted((a, b) => (counts.get(b.value) ?? 0) - (counts.get(a.value) ?? 0))
  return [{ text: doubtText(doubts, counts) }]
}

/** The rule in which the doubtful values are nulls, too. */
const withDoubts = (plan: ColumnPlan): ColumnPlan => ({
  ...plan,
  sentinels: [...plan.sentinels, ...plan.doubts.slice(0, thresholds.questions)],
})

const commented = (code: string, indent: string): readonly string[] =>
  code.split('\n').map((line) => `${indent}// ${line}`)

const codeOf = (plan: ColumnPlan, chain: Chain): string =>
  columnCode(plan.key, plan.column.field.name, chain, '')

const questionLines = (
  plan: ColumnPlan,
  { text, chain }: OpenQuestion,
  indent: string,
): readonly string[] => [
  ...comment(`? ${text}`, indent),
  ...(chain === undefined ? [] : commented(codeOf(plan, behindNulls(plan, chain)), indent)),
]

const columnLines = (plan: ColumnPlan, { measure }: Written, indent: string): readonly string[] => {
  const counts = measure.columns.get(plan)?.values ?? new Map()
  const doubts = doubtQuestion(plan, counts)
  return [
    ...(sentinelLine(plan, counts) === '' ? [] : comment(sentinelLine(plan, counts), indent)),
    ...plan.evidence.flatMap((line) => comment(line, indent)),
    ...doubts.flatMap((question) => comment(`? ${question.text}`, indent)),
    ...(doubts.length === 0 ? [] : commented(codeOf(plan, ruleOf(withDoubts(plan))), indent)),
    ...plan.questions.flatMap((question) => questionLines(plan, question, indent)),
    columnCode(plan.key, plan.column.field.name, ruleOf(plan), indent),
  ]
}

/** The nulls of the whole table, with the columns in which each comes. */
const nullsLines = ({ nulls, plans, measure }: Written): readonly string[] => {
  if (nulls.length === 0) return []
  const columns = (text: string): readonly string[] =>
    plans.flatMap((plan) => {
      const count = measure.columns.get(plan)?.values.get(text) ?? 0
      return plan.shared?.has(text) === true ? [`${quoted(plan.column.field.name)} ${said(count)}`] : []
    })
  const told = nulls.flatMap((text) =>
    comment(
      `${text === '' ? 'empty' : quoted(text)} in ${columns(text).length} columns: ${columns(text).join(', ')}`,
      '  ',
    ),
  )
  return [...told, `  nulls: [${nulls.map(literal).join(', ')}],`]
}

/** The text of a module that proposes rules for a file. */
export const moduleText = (written: Written): string => {
  const { name, plans, json } = written
  const imports = new Set(['table', ...plans.flatMap(({ column }) => schemaNames(column.field.type))])
  const writer = new CodeBlockWriter({ indentNumberOfSpaces: 2, useSingleQuote: true })
  writer
    .writeLine(`import { ${[...imports].toSorted().join(', ')} } from '@lockstep/schema'`)
    .writeLine("import { z } from 'zod'")
    .blankLine()
    .writeLine('/**')
  for (const line of written.head)
    writer.writeLine(line === '' ? ' *' : ` * ${line.replaceAll('*/', '*\\/')}`)
  writer.writeLine(' */').writeLine(`export const ${name} = table(${literal(name)}, {`)
  writer.writeLine('  raw: z.object({')
  for (const { column } of plans) {
    const note = noteOf(column, json)
    writer.writeLine(
      `    ${keyCode(column.field.name)}: ${zodCode(column.field.type)},${note === '' ? '' : ` // ${note}`}`,
    )
  }
  writer.writeLine('  }),')
  for (const text of nullsLines(written)) writer.writeLine(text)
  writer.writeLine('  clean: (raw) => ({')
  for (const plan of plans) for (const line of columnLines(plan, written, '    ')) writer.writeLine(line)
  writer.writeLine('  }),')
  for (const line of comment(written.rowsLine, '  ')) writer.writeLine(line)
  if (written.distinct) writer.writeLine('  distinct: true,')
  return writer.writeLine('})').toString()
}
