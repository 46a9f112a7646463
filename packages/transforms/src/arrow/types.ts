import { type Field as LockstepField, refuse, type Type, types } from '@lockstep/schema'
import {
  Bool,
  DataType,
  DateDay,
  DateUnit,
  Decimal,
  Field,
  Float64,
  Int32,
  Int64,
  List,
  Precision,
  Schema,
  Struct,
  TimestampMicrosecond,
  TimeUnit,
  Utf8,
} from 'apache-arrow'

const made = new Map<Type, DataType>()

const make = (type: Type): DataType => {
  switch (type.kind) {
    case 'text':
      return new Utf8()
    case 'boolean':
      return new Bool()
    case 'int':
      return new Int32()
    case 'long':
      return new Int64()
    case 'double':
      return new Float64()
    case 'decimal':
      return new Decimal(type.scale, type.precision)
    case 'date':
      return new DateDay()
    case 'timestamp':
      return new TimestampMicrosecond('UTC')
    case 'list':
      return new List(new Field('element', arrowType(type.element), true))
    case 'struct':
      return new Struct(type.fields.map(arrowField))
  }
}

/**
 * The Arrow type of a column: text Utf8, int Int32, long Int64, double Float64, decimal Decimal of 128 bits, date
 * DateDay, timestamp TimestampMicrosecond in UTC, list List of a field named `element`, struct Struct. The same
 * object for the same type.
 */
export const arrowType = (type: Type): DataType => {
  const known = made.get(type) ?? make(type)
  made.set(type, known)
  return known
}

/** The Arrow field of a column; it can be null. */
export const arrowField = (field: LockstepField): Field => new Field(field.name, arrowType(field.type), true)

/** The Arrow schema of a table's raw or cleaned columns, in their order. */
export const arrowSchema = (fields: readonly LockstepField[]): Schema => new Schema(fields.map(arrowField))

const noType = (type: DataType): never => refuse(`no column type for Arrow's ${type}`)

const numberType = (type: DataType): Type => {
  if (DataType.isInt(type)) {
    const bits = type.isSigned ? type.bitWidth : type.bitWidth + 1
    return bits <= 32 ? types.int : types.long
  }
  if (DataType.isFloat(type) && type.precision === Precision.DOUBLE) return types.double
  if (DataType.isDecimal(type) && type.bitWidth === 128) return types.decimal(type.precision, type.scale)
  return noType(type)
}

const timeType = (type: DataType): Type => {
  if (DataType.isDate(type) && type.unit === DateUnit.DAY) return types.date
  if (DataType.isTimestamp(type) && type.unit === TimeUnit.MICROSECOND && type.timezone)
    return types.timestamp
  return noType(type)
}

/**
 * The type of an Arrow column: Utf8, LargeUtf8, Utf8View and dictionaries of them are text; whole numbers up to 32
 * bits int, wider ones long; List and LargeList list; the others are those that `arrowType` gives.
 * @throws Refusal for every other Arrow type (32-bit floats, decimals of other widths, timestamps without zone, ...).
 */
export const typeOfArrow = (type: DataType): Type => {
  if (DataType.isDictionary(type)) return typeOfArrow(type.dictionary)
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isUtf8View(type)) return types.text
  if (DataType.isBool(type)) return types.boolean
  if (DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type)) return numberType(type)
  if (DataType.isDate(type) || DataType.isTimestamp(type)) return timeType(type)
  if (DataType.isStruct(type)) return types.struct(type.children.map(fieldOfArrow))
  if (DataType.isList(type) || DataType.isLargeList(type)) {
    const [element] = type.children
    return element === undefined ? noType(type) : types.list(typeOfArrow(element.type))
  }
  return noType(type)
}

/** The column of an Arrow field. */
export const fieldOfArrow = (field: Field): LockstepField => ({
  name: field.name,
  type: typeOfArrow(field.type),
})
