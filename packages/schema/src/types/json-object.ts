import { at, refuse } from '../errors/refusal.js'
import { checkNames } from './names.js'
import { type Field, showType, type Type } from './types.js'

/** What has no escape in backticks, and what Spark replaces in the text of a query. */
const unwritten = /[\p{Cc}\u2028\u2029]|\$\{/u

const checkFields = (fields: readonly Field[]): void => {
  checkNames(fields.map(({ name }) => name))
  for (const { name, type } of fields) {
    if (unwritten.test(name))
      refuse(
        `the name ${JSON.stringify(name)} cannot stand in the text of a schema: it has a control character, a line separator or \${; leave it out`,
      )
    at(name, () => checkValue(type))
  }
}

const checkValue = (type: Type): void => {
  switch (type.kind) {
    case 'date':
    case 'timestamp':
      refuse(
        `JSON has no ${type.kind}: Spark reads it by the session's zone and settings; read it as z.string() and use ${type.kind === 'date' ? 'toDate' : 'toTimestamp'}(...)`,
      )
      break
    case 'list':
      checkValue(type.element)
      break
    case 'struct':
      checkFields(type.fields)
      break
    default:
  }
}

/** The type, which must be that of a JSON object: a struct of texts, booleans, numbers, lists and structs. */
export const checkJsonObject = (type: Type): Type => {
  if (type.kind !== 'struct') return refuse(`expected the type of an object, got ${showType(type)}`)
  if (type.fields.length === 0) refuse('expected one field or more, got none')
  checkFields(type.fields)
  return type
}
