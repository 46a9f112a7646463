import type { Type } from '@lockstep/schema'
import { markdownCode, markdownText } from '../print/quote.js'

/** A value as rows have it, with its type. */
export interface TypedValue {
  readonly type: Type
  readonly value: unknown
}

/** What a rule makes of some values: one of each column that it reads. */
export interface BeforeAfter {
  readonly given: readonly TypedValue[]
  readonly gives: TypedValue
}

const shownIn = (type: Type, value: unknown): string => {
  if (value === null || value === undefined) return 'null'
  switch (type.kind) {
    case 'text':
      return markdownCode(String(value))
    case 'timestamp':
      return String(value).replace('T', ' ').replace('Z', ' UTC')
    case 'list':
      return `[${(value as readonly unknown[]).map((each) => shownIn(type.element, each)).join(', ')}]`
    case 'struct':
      return `{${type.fields
        .map(({ name, type }) => `${markdownText(name)}: ${shownIn(type, Reflect.get(Object(value), name))}`)
        .join(', ')}}`
    default:
      return Object.is(value, -0) ? '-0' : String(value)
  }
}

/** A value as a line of markdown shows it: text as code, a timestamp with its zone. */
export const shownValue = ({ type, value }: TypedValue): string => shownIn(type, value)

const before = ({ given }: BeforeAfter): string => given.map(shownValue).join(' and ')

/** One or two examples in a cell of a table: `` `96k` → 96000, `many` → null ``; `a or b → c` where both give the same. */
export const exampleCell = ([first, second]: readonly BeforeAfter[]): string => {
  if (first === undefined) return ''
  const after = shownValue(first.gives)
  if (second === undefined) return `${before(first)} → ${after}`
  return shownValue(second.gives) === after
    ? `${before(first)} or ${before(second)} → ${after}`
    : `${before(first)} → ${after}, ${before(second)} → ${shownValue(second.gives)}`
}
