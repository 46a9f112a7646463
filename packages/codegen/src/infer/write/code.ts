import type { Type } from '@lockstep/schema'
import { literal, patternLiteral } from '../../print/quote-typescript.js'
import { type Argument, stepArguments } from '../propose/calls.js'
import type { Chain, RuleStep } from '../propose/steps.js'
import { type CallText, layOutChain } from './layout.js'

/** A number of code: thousands are set apart from five digits on. */
const number = (value: number): string => {
  const digits = String(Math.abs(value))
  const apart =
    Number.isInteger(value) && digits.length > 3 ? digits.replace(/(?=(?:[0-9]{3})+$)(?!^)/gu, '_') : digits
  return value < 0 ? `-${apart}` : apart
}

const isBare = (name: string): boolean => /^[A-Za-z_$][\w$]*$/u.test(name)

/** A name as the key of an object; the one that would set its prototype is computed. */
export const keyCode = (name: string): string =>
  name === '__proto__' ? "['__proto__']" : isBare(name) ? name : literal(name)

/** A raw column, as the rules name it. */
export const rawCode = (name: string): string => (isBare(name) ? `raw.${name}` : `raw[${literal(name)}]`)

const argumentCode = (argument: Argument): string => {
  if (typeof argument === 'string') return literal(argument)
  if (typeof argument === 'number') return number(argument)
  if (argument instanceof RegExp) return patternLiteral(argument)
  const powers = Object.entries(argument.suffixes).map(
    ([name, value]) => `${keyCode(name)}: ${number(value)}`,
  )
  return `{ suffixes: { ${powers.join(', ')} } }`
}

const callText = (step: RuleStep): CallText => ({
  method: step.do,
  args: stepArguments(step).map(argumentCode),
})

const flat = (head: string, steps: readonly RuleStep[]): string =>
  steps.reduce((code, step) => {
    const { method, args } = callText(step)
    return `${code}.${method}(${args.join(', ')})`
  }, head)

/** A column of the select list, with its comma, as the formatter writes it. */
export const columnCode = (key: string, name: string, chain: Chain, indent: string): string => {
  const head = rawCode(name)
  const { steps, others = [] } = chain
  const before = `${keyCode(key)}: `
  const calls = steps.map(callText)
  const rest = others.map((other) => flat(head, other))
  return layOutChain(
    { head, calls: [...calls, ...(rest.length === 0 ? [] : [{ method: 'coalesce', args: rest }])] },
    indent,
    before,
    ',',
  )
}

/** The zod type of a raw column, as it is written. */
export const zodCode = (type: Type): string => {
  switch (type.kind) {
    case 'text':
      return 'z.string()'
    case 'boolean':
      return 'z.boolean()'
    case 'int':
      return 'z.int32()'
    case 'long':
      return 'z.int64()'
    case 'double':
      return 'z.float64()'
    case 'decimal':
      return `decimal(${type.precision}, ${type.scale})`
    case 'date':
    case 'timestamp':
      return `${type.kind}()`
    case 'list':
      return `z.array(${zodCode(type.element)})`
    case 'struct':
      return `z.object({ ${type.fields.map(({ name, type }) => `${keyCode(name)}: ${zodCode(type)}`).join(', ')} })`
  }
}

/** What a raw column's type takes from `@lockstep/schema`. */
export const schemaNames = (type: Type): readonly string[] => {
  if (type.kind === 'decimal' || type.kind === 'date' || type.kind === 'timestamp') return [type.kind]
  if (type.kind === 'list') return schemaNames(type.element)
  return type.kind === 'struct' ? type.fields.flatMap((field) => schemaNames(field.type)) : []
}
