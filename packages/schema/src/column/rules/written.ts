import { type Node, node } from '../../graph/node.js'
import { parsePattern } from '../../pattern/pattern.js'
import { literalOf } from '../../types/literal.js'
import type { Zone } from '../../types/time.js'
import { type FormatField, type FormatPart, isOfDate, writtenParts } from '../../types/time-format.js'
import { types } from '../../types/types.js'
import { literalNode } from '../column.js'

/** How a timestamp is written. */
export interface MomentForm {
  readonly format: string
  readonly zone: Zone
}

const text = (value: string): Node => literalNode(literalOf(types.text, value))

const int = (value: number): Node => literalNode(literalOf(types.int, value))

const asText = (of: Node): Node => node('tryCast', [of], { type: types.text }) as Node

const twoDigits = (of: Node): Node =>
  node('regexpReplace', [asText(of)], { pattern: parsePattern(/^([0-9])$/u), replacement: '0$1' }) as Node

/** The hour of twelve: 0 and 12 are 12. */
const ofTwelve = (hour: Node): Node => {
  const since = node('tryAdd', [hour, int(11)], {}) as Node
  return node('tryAdd', [node('remainder', [since, int(12)], {}) as Node, int(1)], {}) as Node
}

/** A part of a clock as text. */
const clockText = (field: FormatField, of: Node, zone: Zone): Node => {
  const part = (part: 'hour' | 'minute' | 'second'): Node => node('clockPart', [of], { part, zone }) as Node
  switch (field) {
    case 'HH':
      return twoDigits(part('hour'))
    case 'H':
      return asText(part('hour'))
    case 'hh':
      return twoDigits(ofTwelve(part('hour')))
    case 'h':
      return asText(ofTwelve(part('hour')))
    case 'mm':
      return twoDigits(part('minute'))
    case 'ss':
      return twoDigits(part('second'))
    case 'a':
      return node(
        'when',
        [node('lessThan', [part('hour'), int(12)], {}) as Node, text('AM'), text('PM')],
        {},
      ) as Node
    default:
      return text(zone === 'UTC' ? 'Z' : zone)
  }
}

const formatOf = (parts: readonly FormatPart[]): string =>
  parts.map((part) => ('field' in part ? part.field : `'${part.text.replaceAll("'", "''")}'`)).join('')

const dateRun = (parts: readonly FormatPart[], of: Node, zone: Zone): Node => {
  const words = parts.flatMap((part) => ('text' in part ? [part.text] : []))
  if (words.length === parts.length) return text(words.join(''))
  return node('writeDate', [node('dateOf', [of], { zone }) as Node], { format: formatOf(parts) }) as Node
}

/** A timestamp in a format: what is of its date at once, and each part of its clock. */
export const writeTimestamp = ({ format, zone }: MomentForm, of: Node): Node => {
  const runs: FormatPart[][] = []
  for (const part of writtenParts(format)) {
    const last = runs.at(-1)
    const first = last?.[0]
    if (last !== undefined && first !== undefined && isOfDate(first) && isOfDate(part)) last.push(part)
    else runs.push([part])
  }
  const texts = runs.map((run) => {
    const [first] = run
    return first !== undefined && 'field' in first && !isOfDate(first)
      ? clockText(first.field, of, zone)
      : dateRun(run, of, zone)
  })
  const [only, ...others] = texts
  return only !== undefined && others.length === 0
    ? only
    : (node('concat', texts as [Node, ...Node[]], {}) as Node)
}
