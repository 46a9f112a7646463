import type { Type } from '@lockstep/schema'
import { type DataType, DateUnit, DataType as Is, TimeUnit } from 'apache-arrow'

/**
 * The Arrow type, in words, if it does not carry `type` exactly; null if it does. Text is Utf8, LargeUtf8,
 * Utf8View or a dictionary of them; a timestamp has microseconds and a zone (any: Arrow counts from UTC);
 * names inside a struct must be the schema's, names of list elements may be any.
 */
export const mismatch = (arrow: DataType, type: Type): string | null => {
  switch (type.kind) {
    case 'list': {
      const element = Is.isList(arrow) ? arrow.children[0] : undefined
      if (element === undefined) return `${arrow}`
      const wrong = mismatch(element.type, type.element)
      return wrong === null ? null : `List of ${wrong}`
    }
    case 'struct':
      return structMismatch(arrow, type.fields)
    default:
      return flat(arrow, type) ? null : `${arrow}`
  }
}

const structMismatch = (
  arrow: DataType,
  fields: readonly { readonly name: string; readonly type: Type }[],
): string | null => {
  if (!Is.isStruct(arrow) || arrow.children.length !== fields.length) return `${arrow}`
  for (const [at, { name, type }] of fields.entries()) {
    const found = arrow.children[at]
    if (found === undefined || found.name !== name) return `${arrow}, whose field ${at} is not "${name}",`
    const wrong = mismatch(found.type, type)
    if (wrong !== null) return `Struct with field "${name}" of ${wrong}`
  }
  return null
}

const flat = (arrow: DataType, type: Exclude<Type, { kind: 'list' | 'struct' }>): boolean => {
  switch (type.kind) {
    case 'text': {
      const text = Is.isDictionary(arrow) ? arrow.dictionary : arrow
      return Is.isUtf8(text) || Is.isLargeUtf8(text) || Is.isUtf8View(text)
    }
    case 'boolean':
      return Is.isBool(arrow)
    case 'int':
      return Is.isInt(arrow) && arrow.bitWidth === 32 && arrow.isSigned
    case 'long':
      return Is.isInt(arrow) && arrow.bitWidth === 64 && arrow.isSigned
    case 'double':
      return Is.isFloat(arrow) && arrow.toString() === 'Float64'
    case 'decimal': {
      if (!Is.isDecimal(arrow) || arrow.bitWidth !== 128) return false
      return arrow.precision === type.precision && arrow.scale === type.scale
    }
    case 'date':
      return Is.isDate(arrow) && arrow.unit === DateUnit.DAY
    case 'timestamp':
      return Is.isTimestamp(arrow) && arrow.unit === TimeUnit.MICROSECOND && Boolean(arrow.timezone)
  }
}
