import { refuse, showType, type Type } from '@lockstep/schema'
import { type Data, DataType, DateUnit, type Field, Precision, TimeUnit } from 'apache-arrow'

/** Refuses data of another type. */
export const refuseOther = (data: Pick<Data, 'type'>, type: Type): never =>
  refuse(`expected Arrow data of type ${showType(type)}, got ${data.type}`)

/** Whether an Arrow type, without its parts, is read as a type. */
export const fits = (arrow: DataType, type: Type): boolean => {
  switch (type.kind) {
    case 'text':
      return DataType.isUtf8(arrow) || DataType.isLargeUtf8(arrow) || DataType.isUtf8View(arrow)
    case 'int':
    case 'long':
      return DataType.isInt(arrow)
    case 'boolean':
      return DataType.isBool(arrow)
    case 'double':
      return DataType.isFloat(arrow) && arrow.precision === Precision.DOUBLE
    case 'date':
      return DataType.isDate(arrow) && arrow.unit === DateUnit.DAY
    case 'timestamp':
      return DataType.isTimestamp(arrow) && arrow.unit === TimeUnit.MICROSECOND && Boolean(arrow.timezone)
    case 'decimal':
      return (
        DataType.isDecimal(arrow) &&
        arrow.bitWidth === 128 &&
        arrow.precision === type.precision &&
        arrow.scale === type.scale
      )
    case 'list':
      return DataType.isList(arrow) || DataType.isLargeList(arrow)
    case 'struct':
      return DataType.isStruct(arrow)
  }
}

/** Refuses an Arrow type, or a part of it, that is not read as another. */
export const checkFits = (arrow: DataType, type: Type): void => {
  if (DataType.isNull(arrow)) return
  const of: DataType = DataType.isDictionary(arrow) && type.kind === 'text' ? arrow.dictionary : arrow
  if (!fits(of, type)) refuseOther({ type: of }, type)
  const parts: readonly Field[] = of.children ?? []
  if (type.kind === 'list') for (const element of parts) checkFits(element.type, type.element)
  if (type.kind === 'struct')
    for (const { name, type: part } of type.fields) {
      const found = parts.find((field) => field.name === name)
      checkFits(found === undefined ? refuse(`there is no field ${name} in ${of}`) : found.type, part)
    }
}
