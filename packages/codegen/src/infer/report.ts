import { basename } from 'node:path'
import { quoted } from '../print/quote-typescript.js'
import type { Inferred } from './infer-file.js'
import type { ColumnPlan } from './propose/plan.js'
import type { RuleStep } from './propose/steps.js'
import { thresholds } from './thresholds.js'
import { namedNulls } from './write/head.js'
import { isRowKey } from './write/notes.js'
import { said } from './write/say.js'

/** What is told of a column that is cleaned, asked about, or a key. */
export interface ColumnReport {
  readonly column: string
  readonly raw: string
  readonly becomes: string
  readonly nullByName: number
  readonly loses: number
  readonly asks: number
}

const suffixWords = (suffixes: Readonly<Record<string, number>> | undefined): string =>
  suffixes === undefined ? '' : ` with ${Object.keys(suffixes).join(' and ')}`

const stepWords = (step: RuleStep): string => {
  switch (step.do) {
    case 'toInt':
    case 'toLong':
      return `${step.do === 'toInt' ? 'int' : 'long'}${suffixWords(step.suffixes)}`
    case 'toDecimal':
      return `decimal(${step.precision}, ${step.scale})${suffixWords(step.suffixes)}`
    case 'toDouble':
      return 'double'
    case 'toBoolean':
      return 'boolean'
    case 'toDate':
      return `date ${step.format}`
    case 'toTimestamp':
      return 'timestamp'
    case 'stripPrefix':
    case 'stripSuffix':
      return `without ${quoted(step.text)}`
    case 'trim':
      return 'blanks off'
    case 'blankToNull':
      return 'null where blank'
    case 'regexpReplace':
      return step.replacement === '' ? `without ${step.pattern.source.replace('\\', '')}` : ''
    case 'nullIf':
      return `null for ${step.values.map((value) => quoted(String(value))).join(', ')}`
    case 'split':
      return 'list'
  }
}

const isCast = ({ do: name }: RuleStep): boolean => /^to[A-Z]/u.test(name)

const nullWords = ({ sentinels }: ColumnPlan): readonly string[] => {
  const [first, second, ...others] = sentinels.map(({ value }) => quoted(String(value)))
  if (first === undefined) return []
  const more =
    others.length === 0 ? (second === undefined ? '' : `, ${second}`) : `, ${others.length + 1} more`
  return [`null for ${first}${more}`]
}

/** The type that comes out, the nulls by name, and what is taken off. */
const becomes = (plan: ColumnPlan): string => {
  const { steps } = plan.chain
  const cast = steps.filter(isCast).at(-1)
  const words = [
    ...(cast === undefined ? [] : [stepWords(cast)]),
    ...nullWords(plan),
    ...steps.filter((step) => !isCast(step)).map(stepWords),
  ].filter((word) => word !== '')
  if (words.length > 0) return words.join('; ')
  return isRowKey(plan.column) && plan.column.rows >= thresholds.keyRows ? 'key' : ''
}

/** What is told of each column, in words and counts. */
export const reportOf = ({ plans, measure }: Pick<Inferred, 'plans' | 'measure'>): readonly ColumnReport[] =>
  plans.map((plan) => ({
    column: plan.column.field.name,
    raw: plan.column.field.type.kind,
    becomes: becomes(plan),
    nullByName: namedNulls(plan, measure),
    loses: measure.columns.get(plan)?.rule.lost ?? 0,
    asks: plan.questions.length + (plan.doubts.length > 0 ? 1 : 0),
  }))

const heads = ['column', 'raw', 'becomes', 'null by name', 'loses', 'ask'] as const

const sizeOf = (bytes: number): string =>
  bytes < 1e6
    ? `${said(Math.ceil(bytes / 1e3))} kB`
    : bytes < 1e9
      ? `${(bytes / 1e6).toFixed(1)} MB`
      : `${(bytes / 1e9).toFixed(1)} GB`

const plural = (count: number, what: string): string => `${said(count)} ${what}${count === 1 ? '' : 's'}`

/** A table of text: each column as wide as its widest cell, numbers at the right. */
const aligned = (
  rows: readonly (readonly string[])[],
  width: (text: string) => number,
): readonly string[] => {
  const widths = heads.map((_, place) => Math.max(...rows.map((row) => width(row[place] ?? ''))))
  return rows.map((row) =>
    `  ${row
      .map((cell, place) => {
        const blanks = ' '.repeat((widths[place] ?? 0) - width(cell))
        return place > 2 ? blanks + cell : cell + blanks
      })
      .join('  ')}`.trimEnd(),
  )
}

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 3)}...` : text

/** What is told of a file: a line for each column that something is proposed or asked for. */
export const reportLines = (inferred: Inferred): readonly string[] => {
  const { source, profile, plans } = inferred
  const all = reportOf(inferred)
  const told = all.filter(({ becomes, asks }) => becomes !== '' || asks > 0)
  const rows = told.map(({ column, raw, becomes, nullByName, loses, asks }) => [
    cut(quoted(column).slice(1, -1), 30),
    raw,
    cut(becomes, 60),
    ...(becomes === '' || becomes === 'key' ? ['', ''] : [said(nullByName), said(loses)]),
    asks === 0 ? '' : said(asks),
  ])
  const rest = all.length - told.length
  const table = aligned(
    [[...heads], ...rows, ...(rest === 0 ? [] : [[`${rest} more`, '', 'as they come', '', '', '']])],
    (text) => text.length,
  )
  return [
    `${basename(source.path)}: ${plural(profile.rows, 'record')}, ${plural(plans.length, 'column')}, all read (${sizeOf(source.bytes)})`,
    '',
    ...table,
    '',
  ]
}

/** The line that sums up what was written. */
export const summaryLine = (inferred: Inferred, path: string): string => {
  const all = reportOf(inferred)
  const cleaned = all.filter(({ becomes }) => becomes !== '' && becomes !== 'key').length
  const sum = (of: (report: ColumnReport) => number): number =>
    all.reduce((total, report) => total + of(report), 0)
  const asks = sum(({ asks }) => asks)
  return `wrote ${path}: ${plural(cleaned, 'column')} cleaned, ${plural(
    sum(({ nullByName }) => nullByName),
    'cell',
  )} null by name, ${said(sum(({ loses }) => loses))} lose a value, ${plural(asks, 'question')}${asks === 0 ? '' : ' (lines with ?)'}`
}
