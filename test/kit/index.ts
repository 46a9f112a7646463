export { type AgreeOptions, agree, DisagreementError } from './agree.js'
export { type Cell, type Cells, cells } from './arrow/cells.js'
export type { Clean, Disagreement } from './compare/check.js'
export {
  type Comparison,
  type Difference,
  differences,
  rowDifferences,
  typeDifferences,
} from './compare/compare.js'
export { type GeneratedCode, generatedCode } from './compare/plan.js'
export { add, type Count, nothing, type Tally } from './compare/tally.js'
export { cell } from './draw/cells.js'
export { hintsOf } from './draw/hints.js'
export { lay } from './draw/lay.js'
export type { RowsByTable } from './draw/questions/rows-for.js'
export { type Drawn, drawn } from './draw/rows.js'
export { type EnvironmentOptions, environment } from './spark/environment.js'
export { NoSparkError } from './spark/no-spark.js'
export { remoteSpark } from './spark/remote.js'
export {
  type Answer,
  connectSpark,
  type Evaluation,
  type Failed,
  type Input,
  type LiveQuery,
  type LiveSpark,
  type Notebook,
  type NotebookAnswer,
  type Setting,
  type SparkRows,
} from './spark/spark.js'
export { settings, sparkOf, versions } from './spark/sparks.js'
export { type SparkAddress, type SparkServer, startSpark } from './spark/worker.js'
