import type { Pattern } from '../pattern/pattern.js'
import { patternExamples } from '../pattern/pattern.js'
import { jsonSamples } from '../types/json-samples.js'
import type { Literal } from '../types/literal.js'
import type { TimeFormat } from '../types/time-format.js'
import type { Type } from '../types/types.js'
import { writtenIn } from '../types/written.js'
import { type NumberDress, samplesOfDress } from './dress.js'
import { nodesOf } from './fold.js'
import { lambdaBody } from './lambda.js'
import { lineOfNode, type Node } from './node.js'
import type { ConstantLine, Suffixes } from './operation.js'

const textsOf = (kind: ConstantLine, value: unknown): readonly string[] => {
  const literalText = ({ value }: Literal): readonly string[] => (typeof value === 'string' ? [value] : [])
  switch (kind) {
    case 'text':
      return [value as string, `${value}a 1`, `1 a${value}`]
    case 'literal':
      return literalText(value as Literal)
    case 'literals':
      return (value as readonly Literal[]).flatMap(literalText)
    case 'suffixes':
      return Object.keys(value as Suffixes).flatMap((suffix) => [`96${suffix}`, `1.5${suffix}`, `${suffix}`])
    case 'pattern':
      return patternExamples(value as Pattern)
    case 'type':
      return halves(value as Type)
    case 'jsonType':
      return jsonSamples(value as Type)
    case 'dateFormat':
    case 'timestampFormat':
      return [written(value as string)]
    case 'dress':
      return samplesOfDress(value as NumberDress)
    case 'timeFormat':
      return writtenIn(value as TimeFormat)
    default:
      return []
  }
}

/** Decimals that lie half way between two of a type, one that rounding makes too large, and one that it leaves. */
const halves = (type: Type): readonly string[] => {
  if (type.kind !== 'decimal') return []
  const whole = '9'.repeat(type.precision - type.scale) || '0'
  const digits = (digit: string): string => digit.repeat(type.scale)
  return [`0.${digits('2')}5`, `-0.${digits('0')}5`, `${whole}.${digits('9')}5`, `${whole}.${digits('9')}4`]
}

/** A moment in a format. */
const written = (format: string): string =>
  format
    .replace('yyyy', '2021')
    .replace('MM', '11')
    .replace('dd', '07')
    .replace('HH', '01')
    .replace('mm', '30')
    .replace('ss', '59')
    .replace('[.S]', '.123456')
    .replaceAll("'", '')

/** The strings that an operation is about: what it changes, sentinels, prefixes, what its patterns match and just do not. */
export const hintsOfNode = (node: Node): readonly string[] => {
  const { changes = [], constants } = lineOfNode(node)
  const body = lambdaBody(node)
  return [
    ...changes,
    ...(body === undefined ? [] : nodesOf([body]).flatMap(hintsOfNode)),
    ...Object.entries(constants).flatMap(([name, kind]) => textsOf(kind, Reflect.get(node.constants, name))),
  ]
}

/**
 * The strings worth trying in each column that some rules read: those of what is made of it, as far as text comes there as
 * text. What a rule compares a date with says nothing of the text that the date was read from.
 */
export const hintsIn = (rules: readonly Node[]): ((column: string) => readonly string[]) => {
  const found = new Map<Node, Set<string>>()
  const byColumn = new Map<string, Set<string>>()
  // Children stand before what is made of them.
  for (const node of [...nodesOf(rules)].reverse()) {
    const above = found.get(node) ?? []
    if (node.operation === 'column')
      byColumn.set(node.constants.name, new Set([...(byColumn.get(node.constants.name) ?? []), ...above]))
    const hints = node.type.kind === 'text' ? [...above, ...hintsOfNode(node)] : hintsOfNode(node)
    for (const child of node.children) found.set(child, new Set([...(found.get(child) ?? []), ...hints]))
  }
  return (column) => [...(byColumn.get(column) ?? [])]
}
