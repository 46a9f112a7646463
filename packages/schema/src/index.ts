export { Aggregate, count } from './column/aggregate.js'
export { chr } from './column/chr.js'
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
export { Column, type Context, type Nullable, nodeOf, type Present } from './column/column.js'
export { type JsonNulls, List, list, Struct } from './column/list.js'
export { Bool } from './column/logic.js'
export { makeDate, makeTimestamp, type TimestampParts } from './column/make-time.js'
export { type Below, mapRanges, type Ranged } from './column/map-ranges.js'
export type { Unmapped } from './column/mapped.js'
export { Decimal, Double, Int, Long } from './column/number.js'
export { nvl2 } from './column/nvl2.js'
export { Order } from './column/order.js'
export { rule } from './column/own-rule.js'
export type { RawRowOf } from './column/raw-row.js'
export type { TimeReading } from './column/read-time.js'
export type { RowOf } from './column/row.js'
export {
  byName,
  type MeaningOfRules,
  type Rule,
  type RuleNodeOf,
  ruleLineOf,
  rules,
} from './column/rules/index.js'
export type { UrlPart } from './column/rules/readings.js'
export type { Dressing, Suffixed } from './column/rules/text.js'
export { bucket, type Ranges } from './column/rules/whole.js'
export type { BooleanWords } from './column/rules/words.js'
export { struct } from './column/struct.js'
export { concat, Text } from './column/text.js'
export { concatWs } from './column/text-pieces.js'
export { CalendarDate, Timestamp } from './column/time.js'
export { typed } from './column/typed.js'
export { type Case, when } from './column/when.js'
export {
  cumeDist,
  denseRank,
  ntile,
  type Over,
  percentRank,
  Ranked,
  rank,
  rowNumber,
  Windowed,
} from './column/window.js'
export { stackOfCall, tellCaller } from './errors/frames.js'
export { at, Refusal, refuse } from './errors/refusal.js'
export {
  type AggregateKind,
  aggregateLine,
  aggregates,
} from './graph/aggregates/index.js'
export type { AggregateLine } from './graph/aggregates/line.js'
export { type AggregateNode, nodesOfAggregate } from './graph/aggregates/node.js'
export type { Bucket } from './graph/buckets.js'
export { columnNode } from './graph/column-node.js'
export { showConstants } from './graph/constants.js'
export type { NumberDress } from './graph/dress.js'
export {
  fold,
  foldAlike,
  type Meaning,
  type MeaningBeside,
  type MeaningOf,
  nodesOf,
  type RulesMeaning,
  walk,
} from './graph/fold.js'
export { hintsIn, hintsOfNode } from './graph/hints.js'
export { bind, bindAggregate, lambdaBody, newVariable } from './graph/lambda.js'
export {
  deepest,
  lineOfNode,
  type Node,
  type NodeOf,
  node,
  type OperationNode,
  type RuleLine,
  type RuleNode,
} from './graph/node.js'
export type {
  Check,
  ConstantKind,
  ConstantKinds,
  ConstantLine,
  Gives,
  IntRange,
  Lines,
  Nulls,
  OneOf,
  OperationLine,
  Result,
  Suffixes,
  Takes,
} from './graph/operation.js'
export {
  type Children,
  type ConstantsOf,
  type ElementwiseOperation,
  type Family,
  families,
  type LambdaOperation,
  lineOf,
  type Operation,
  type OperationsOf,
  operations,
} from './graph/operations/index.js'
export { replaceNodes } from './graph/replace.js'
export { nodeOfRule } from './graph/rule.js'
export type { SortKey } from './graph/sort-key.js'
export {
  isPlace,
  nodesOfWindow,
  type PlaceNode,
  type RowsFrame,
  settles,
  type WindowKind,
  type WindowNode,
  windowLine,
  windows,
} from './graph/windows.js'
export { explainRule } from './graph/words.js'
export {
  checkReplacement,
  escapeText,
  groupNamesOf,
  type Pattern,
  type PatternNode,
  type PatternNodeOf,
  parsePattern,
  patternExamples,
  type Range,
  type Replacement,
  showsAsItself,
} from './pattern/pattern.js'
export { type AnyQuery, isQuery } from './query/any-query.js'
export { explainQuery } from './query/explain.js'
export type { JoinOptions } from './query/join.js'
export { partnerQuestions } from './query/partners.js'
export { pivot } from './query/pivot.js'
export { Groups, Query, query, type RowsOf, Sorted } from './query/query.js'
export { tablesOfQuery } from './query/tables.js'
export type { Ties, VoteOptions } from './query/vote.js'
export { type EntriesColumn, parseJson, parseJsonEntries } from './raw/parse-json.js'
export { date, decimal, timestamp } from './raw/scalars.js'
export type { RawColumn, RawColumns, Refused } from './raw/zod-types.js'
export {
  foldRelations,
  lastSelect,
  onlySourceOf,
  type RelationMeaning,
  readsOf,
  relationsOf,
  rowPart,
  rulesOf,
  sourcesOf,
  withInstead,
} from './relation/fold.js'
export type { KeepOptions } from './relation/keep.js'
export { type Completion, completionOf, keysOf } from './relation/keys.js'
export { neededOf } from './relation/needed.js'
export { type Relation, type RelationColumn, type RelationOf, relation } from './relation/relation.js'
export type { AggregateOutput, JoinHow, JoinKey, Partners, WindowOutput } from './relation/relations.js'
export {
  type Inputs,
  type Output,
  type PartKind,
  type PartKinds,
  type PartsOf,
  type RelationKind,
  type RelationLine,
  type RowOrder,
  relationLine,
  relations,
  type Sees,
} from './relation/relations.js'
export { checkStream } from './relation/stream.js'
export type { AnyTable } from './table/any-table.js'
export {
  type ColumnsOf,
  checkTable,
  everyRow,
  isTable,
  outputFields,
  outputsOf,
  seal,
  type Table,
} from './table/check.js'
export { cleanName, cleanNames, snakeName } from './table/clean-names.js'
export { type Explanation, explain, explainRelation } from './table/explain.js'
export { explainBriefly } from './table/few-words.js'
export { fromJSON, toJSON } from './table/json.js'
export { namelessRule } from './table/nameless.js'
export { type Row, rowSchema } from './table/row-schema.js'
export { type Selected, table, tableFrom } from './table/table.js'
export {
  lastWholeMonthEnd,
  microsIn,
  microsOf,
  type TimeUnit,
  timeUnits,
  type UnixUnit,
  unixUnits,
  type Weekday,
  weekdays,
  wholeMonths,
} from './types/calendar.js'
export { casts } from './types/casts.js'
export type { Json } from './types/json.js'
export { decimalText, type Literal, literalOf, showLiteral } from './types/literal.js'
export { nearestOf } from './types/nearest.js'
export { checkOptions } from './types/options.js'
export { plainLiteral, showGiven } from './types/plain.js'
export { dateText, daysFromText, microsFromText, timestampText, unscaledFromText } from './types/row-text.js'
export {
  type ClockPart,
  clockParts,
  type DateFormat,
  type DatePart,
  type DateUnit,
  dateFormats,
  dateParts,
  dateUnits,
  firstWholeYear,
  type TimestampFormat,
  timestampFormats,
  type Zone,
  zoneMinutes,
} from './types/time.js'
export {
  type FieldKind,
  type FormatField,
  type FormatPart,
  fieldKinds,
  hasDistance,
  monthNames,
  partsOfFormat,
  type TimeFormat,
  timeFormatOf,
  writtenParts,
} from './types/time-format.js'
export { type Field, type Kind, showType, type Type, type TypeOf, types } from './types/types.js'
