import { dateText, decimalText, type Literal, showType, type Type, timestampText } from '@lockstep/schema'
import { pythonText, sqlText } from './quote.js'
import { castType, sqlType } from './types.js'

const noLiteral = ({ type, value }: Literal): never => {
  throw new TypeError(`there is no literal of type ${showType(type)} for ${String(value)}`)
}

/** The shortest digits that are this double again, with a point, so that no engine takes them for an integer. */
const doubleText = (value: number): string => {
  const digits = Object.is(value, -0) ? '-0' : String(value)
  return /[.e]/u.test(digits) ? digits : `${digits}.0`
}

const notFinite = (value: number): string =>
  Number.isNaN(value) ? 'NaN' : value < 0 ? '-Infinity' : 'Infinity'

/** The text that Spark casts to this very value, whatever its settings: a timestamp has its zone, a decimal its digits. */
const castText = (type: Type, value: string | boolean | number | bigint): string | undefined => {
  if (type.kind === 'decimal' && typeof value === 'bigint') return decimalText(value, type.scale)
  if (type.kind === 'date' && typeof value === 'number') return dateText(value)
  if (type.kind === 'timestamp' && typeof value === 'bigint') return timestampText(value)
  return undefined
}

/** A literal of SQL, of exactly its type and value in every setting. */
export const sqlLiteral = (literal: Literal): string => {
  const { type, value } = literal
  if (value === null) return `CAST(NULL AS ${sqlType(type)})`
  const text = castText(type, value)
  if (text !== undefined)
    return type.kind === 'decimal' ? `CAST('${text}' AS ${sqlType(type)})` : `${sqlType(type)} '${text}'`
  if (type.kind === 'text' && typeof value === 'string') return sqlText(value)
  if (type.kind === 'double' && typeof value === 'number')
    return Number.isFinite(value) ? `${doubleText(value)}D` : `CAST('${notFinite(value)}' AS DOUBLE)`
  if (type.kind === 'boolean' || type.kind === 'int') return String(value)
  return type.kind === 'long' ? `${value}L` : noLiteral(literal)
}

/** The Python value that PySpark turns into exactly this literal, where there is one. */
export const pythonValue = ({ type, value }: Literal): string | undefined => {
  if (type.kind === 'text' && typeof value === 'string') return pythonText(value)
  if (type.kind === 'boolean' && typeof value === 'boolean') return value ? 'True' : 'False'
  if (type.kind === 'int' && typeof value === 'number') return String(value)
  if (type.kind === 'double' && typeof value === 'number')
    return Number.isFinite(value) ? doubleText(value) : `float("${notFinite(value)}")`
  return undefined
}

/** A literal as a column of PySpark, of exactly its type and value in every setting. */
export const pythonLiteral = (literal: Literal): string => {
  const { type, value } = literal
  const cast = `.cast(${pythonText(castType(type))})`
  if (value === null) return `F.lit(None)${cast}`
  const plain = pythonValue(literal)
  if (plain !== undefined) return `F.lit(${plain})`
  const text = castText(type, value)
  if (text !== undefined) return `F.lit("${text}")${cast}`
  return type.kind === 'long' ? `F.lit(${value})${cast}` : noLiteral(literal)
}
