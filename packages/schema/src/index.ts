export { casts } from './casts.js'
export type {
  FirstNulls,
  Lifted,
  NullsOf,
  Operand,
  PlainColumns,
  PlainValue,
  PlainValues,
  ValueOf,
  WithNulls,
} from './column/classes.js'
export { Column, type Context, type Nullable, type Present } from './column/column.js'
export { List, list, Struct } from './column/list.js'
export { Bool } from './column/logic.js'
export { Decimal, Double, Int, Long } from './column/number.js'
export { concat, Text } from './column/text.js'
export { CalendarDate, Timestamp } from './column/time.js'
export { type Case, when } from './column/when.js'
export { type Json, showConstants } from './constants.js'
export { alike, fold, type Meaning, type MeaningOf, nodesOf } from './fold.js'
export { fromJSON, toJSON } from './json.js'
export { decimalText, type Literal, literalOf, showLiteral } from './literal.js'
export { deepest, type Node, type NodeOf, node } from './node.js'
export type { ConstantKind, ConstantKinds, Gives, Lines, Nulls, OperationLine, Takes } from './operation.js'
export {
  type Children,
  type ConstantsOf,
  type Family,
  families,
  lineOf,
  type Operation,
  type OperationsOf,
  operations,
} from './operations/index.js'
export {
  checkReplacement,
  escapeText,
  type Pattern,
  type PatternNode,
  type PatternNodeOf,
  parsePattern,
  patternExamples,
  type Range,
  type Replacement,
  showsAsItself,
} from './pattern.js'
export { plainLiteral } from './plain.js'
export { date, decimal, timestamp } from './raw.js'
export type { RawColumn, RawColumns, Refused } from './raw-types.js'
export { at, Refusal, refuse } from './refusal.js'
export type { RowOf } from './row.js'
export { type Row, rowSchema } from './row-schema.js'
export { dateText, daysOf, microsOf, timestampText, unscaledOf } from './row-text.js'
export type { Suffixed } from './rules.js'
export {
  type Again,
  type AnyTable,
  type ColumnsOf,
  isTable,
  type Output,
  outputFields,
  type Selected,
  seal,
  type Table,
  table,
} from './table.js'
export {
  type DateFormat,
  dateFormats,
  type TimestampFormat,
  timestampFormats,
  type Zone,
  zoneMinutes,
} from './time.js'
export { type Field, type Kind, showType, type Type, type TypeOf, types } from './types.js'
export { type Explanation, explain } from './words.js'
