export { type AgreeOptions, agree, DisagreementError } from './agree.js'
export { type Cell, type Cells, cells } from './cells.js'
export type { Clean, Disagreement } from './check.js'
export { type Comparison, type Difference, differences, rowDifferences, typeDifferences } from './compare.js'
export { cell } from './draw/cells.js'
export { lay } from './draw/lay.js'
export { type Drawn, drawn } from './draw/rows.js'
export { type EnvironmentOptions, environment } from './environment.js'
export { hintsOf } from './hints.js'
export { type GeneratedCode, generatedCode } from './plan.js'
export {
  type Answer,
  connectSpark,
  type Evaluation,
  type Failed,
  type Input,
  type Notebook,
  type NotebookAnswer,
  type Query,
  type Rows,
  type Setting,
  type Spark,
} from './spark.js'
export { settings, sparkOf, versions } from './sparks.js'
export { add, type Count, nothing, type Tally } from './tally.js'
export { type SparkAddress, type SparkServer, startSpark } from './worker.js'
