import type { Field, Type } from '@lockstep/schema'
import {
  Field as ArrowField,
  Bool,
  type DataType,
  DateDay,
  Decimal,
  Float64,
  Int32,
  Int64,
  List,
  Struct,
  Timestamp,
  TimeUnit,
  Utf8,
} from 'apache-arrow'

/** The one Arrow type in which a column of `type` is handed to Spark. */
export const handedType = (type: Type): DataType => {
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
      return new Timestamp(TimeUnit.MICROSECOND, 'UTC')
    case 'list':
      return new List(elementField(type.element))
    case 'struct':
      return new Struct(arrowFields(type.fields))
  }
}

/** The fields of a table handed to Spark: all can be null. */
export const arrowFields = (fields: readonly Field[]): ArrowField[] =>
  fields.map(({ name, type }) => new ArrowField(name, handedType(type), true))

/** The one field of a list handed to Spark. */
export const elementField = (element: Type): ArrowField =>
  new ArrowField('element', handedType(element), true)
