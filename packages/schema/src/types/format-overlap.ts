import {
  type FormatField,
  type FormatPart,
  fieldKinds,
  fieldsOf,
  monthNames,
  partsOfFormat,
} from './time-format.js'

/** A step from one state of a format to another: the characters of which it takes one. */
interface FormatEdge {
  readonly characters: string
  readonly to: number
}

/** The states of a format, from 0; the last one is the end. */
type FormatStates = readonly (readonly FormatEdge[])[]

const digits = '0123456789'
const both = (letter: string): string => letter + letter.toUpperCase()

/** The texts of a field or a text, each as a row of sets of characters. */
const textsOfField: Readonly<Record<FormatField, readonly (readonly string[])[]>> = {
  yyyy: [[digits, digits, digits, digits]],
  yy: [[digits, digits]],
  MMMM: monthNames.map((name) => [...name].map(both)),
  MMM: monthNames.map((name) => [...name.slice(0, 3)].map(both)),
  MM: [[digits, digits]],
  M: [[digits], [digits, digits]],
  dd: [[digits, digits]],
  d: [[digits], [digits, digits]],
  HH: [[digits, digits]],
  H: [[digits], [digits, digits]],
  hh: [[digits, digits]],
  h: [[digits], [digits, digits]],
  mm: [[digits, digits]],
  ss: [[digits, digits]],
  a: [['aApP', 'mM']],
  '[.S]': Array.from({ length: 10 }, (_, count) =>
    count === 0 ? [] : ['.', ...Array.from({ length: count }, () => digits)],
  ),
  XXX: [['Z'], ['+-', digits, digits, ':', digits, digits]],
}

const textsOfPart = (part: FormatPart): readonly (readonly string[])[] =>
  'field' in part ? textsOfField[part.field] : [[...part.text]]

/** Adds the ways by which a part goes from some states to the next, and gives the states that the part behind it begins in. */
const addPart = (states: FormatEdge[][], from: readonly number[], part: FormatPart): readonly number[] => {
  const texts = textsOfPart(part)
  const end = states.push([]) - 1
  for (const start of from)
    for (const text of texts) {
      let at = start
      text.forEach((characters, index) => {
        const to = index === text.length - 1 ? end : states.push([]) - 1
        states[at]?.push({ characters, to })
        at = to
      })
    }
  return texts.some((text) => text.length === 0) ? [...from, end] : [end]
}

const statesOf = (parts: readonly FormatPart[]): FormatStates => {
  const states: FormatEdge[][] = [[]]
  let starts: readonly number[] = [0]
  for (const part of parts) starts = addPart(states, starts, part)
  const last = states.push([]) - 1
  for (const start of starts) states[start]?.push({ characters: '', to: last })
  return states
}

const meet = (left: string, right: string): boolean =>
  left === right || [...left].some((character) => right.includes(character))

/** Whether there is a text of the shape of both formats. */
const shareText = (left: FormatStates, right: FormatStates): boolean => {
  const seen = new Set<string>()
  const open: (readonly [number, number])[] = [[0, 0]]
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [a, b] = pair
    if (a === left.length - 1 && b === right.length - 1) return true
    if (seen.has(`${a} ${b}`)) continue
    seen.add(`${a} ${b}`)
    for (const one of left[a] ?? [])
      for (const other of right[b] ?? [])
        if (meet(one.characters, other.characters)) open.push([one.to, other.to])
  }
  return false
}

const orderOf = (format: string): string =>
  fieldsOf(partsOfFormat(format))
    .map((field) => fieldKinds[field])
    .filter((kind) => kind !== 'fraction')
    .join()

/** The first two formats of some that can both read one text, and read it differently: `dd/MM/yyyy` and `MM/dd/yyyy`. */
export const overlapOf = (formats: readonly string[]): readonly [string, string] | undefined => {
  for (const [index, one] of formats.entries())
    for (const other of formats.slice(index + 1))
      if (
        orderOf(one) !== orderOf(other) &&
        shareText(statesOf(partsOfFormat(one)), statesOf(partsOfFormat(other)))
      )
        return [one, other]
  return undefined
}
