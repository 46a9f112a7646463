import { at, refuse } from '../errors/refusal.js'
import { type Pattern, parsePattern } from '../pattern/pattern.js'
import { type Json, readType, writeType } from '../types/json.js'
import { type Literal, literalFromText, literalText, showLiteral } from '../types/literal.js'
import { dateFormats, isZone, timestampFormats } from '../types/time.js'
import { showType } from '../types/types.js'
import type { ConstantKind, ConstantKinds } from './operation.js'
import { lineOf, type Operation } from './operations/index.js'

/** How a kind of constant is written as JSON, read back and checked, and shown to a person. */
interface Form<T> {
  readonly write: (value: T) => Json
  readonly read: (json: Json | undefined) => T
  readonly show: (value: T) => string
}

const textForm = (show: (value: string) => string): Form<string> => ({
  write: (value) => value,
  read: (json) =>
    typeof json === 'string' && json.isWellFormed()
      ? json
      : refuse(`expected text, got ${JSON.stringify(json)}`),
  show,
})

const oneOf = <T extends string>(words: readonly T[]): Form<T> => ({
  write: (value) => value,
  read: (json) =>
    words.find((word) => word === json) ??
    refuse(
      `expected one of ${words.map((word) => JSON.stringify(word)).join(', ')}, got ${JSON.stringify(json)}`,
    ),
  show: (value) => JSON.stringify(value),
})

const literalForm: Form<Literal> = {
  write: (literal) => ({ type: writeType(literal.type), value: literalText(literal) }),
  read: (json) => {
    if (typeof json !== 'object' || json === null || !('type' in json) || !('value' in json))
      return refuse(`expected a literal, got ${JSON.stringify(json)}`)
    const { type, value } = json
    if (typeof value !== 'string' && value !== null)
      return refuse(`expected a literal's text, got ${JSON.stringify(value)}`)
    return literalFromText(readType(type as Json), value)
  },
  show: showLiteral,
}

/** The form of every kind of constant. */
export const constantForms: { readonly [C in ConstantKind]: Form<ConstantKinds[C]> } = {
  name: textForm((value) => value),
  text: textForm((value) => JSON.stringify(value)),
  int: {
    write: (value) => value,
    read: (json) =>
      Number.isInteger(json) && json === (Number(json) | 0)
        ? json
        : refuse(`expected an int, got ${JSON.stringify(json)}`),
    show: String,
  },
  type: { write: writeType, read: (json) => readType(json ?? null), show: showType },
  literal: literalForm,
  literals: {
    write: (values) => values.map(literalForm.write),
    read: (json) =>
      Array.isArray(json)
        ? json.map((each: Json) => literalForm.read(each))
        : refuse(`expected a list of literals, got ${JSON.stringify(json)}`),
    show: (values) => values.map(showLiteral).join(' or '),
  },
  pattern: {
    write: (pattern) => pattern.source,
    read: (json) =>
      typeof json === 'string'
        ? parsePattern(new RegExp(json, 'u'))
        : refuse(`expected a pattern, got ${JSON.stringify(json)}`),
    show: (pattern: Pattern) => `/${pattern.source}/u`,
  },
  dateFormat: oneOf(dateFormats),
  timestampFormat: oneOf(timestampFormats),
  zone: {
    write: (zone) => zone,
    read: (json) =>
      typeof json === 'string' && isZone(json)
        ? json
        : refuse(`expected UTC or a distance from it such as +05:30, got ${JSON.stringify(json)}`),
    show: (zone) => zone,
  },
}

/** The form of one constant, by operation and name; its value's type is lost in the look-up. */
const formOf = (kind: ConstantKind): Form<unknown> => constantForms[kind] as Form<unknown>

/** The constants of a node as JSON. */
export const writeConstants = (operation: Operation, constants: object): { readonly [name: string]: Json } =>
  Object.fromEntries(
    Object.entries(lineOf(operation).constants).map(([name, kind]) => [
      name,
      formOf(kind).write(Reflect.get(constants, name)),
    ]),
  )

/** The constants that `writeConstants` wrote, checked. */
export const readConstants = (
  operation: Operation,
  json: { readonly [name: string]: Json | undefined },
): object =>
  Object.fromEntries(
    Object.entries(lineOf(operation).constants).map(([name, kind]) => [
      name,
      at(`constant ${name}`, () => formOf(kind).read(json[name])),
    ]),
  )

/** Each constant as a person reads it. */
export const showConstants = (operation: Operation, constants: object): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(lineOf(operation).constants).map(([name, kind]) => [
      name,
      formOf(kind).show(Reflect.get(constants, name)),
    ]),
  )

/** A text that is equal exactly for equal constants. */
export const constantKey = (operation: Operation, constants: object): string =>
  JSON.stringify(writeConstants(operation, constants))
