export { genNotebooks } from './command/gen-notebooks.js'
export { lockstep } from './command/lockstep.js'
export type { CommandOutput } from './command/voice.js'
export type { CleanRows } from './outputs/examples.js'
export { type NotebookOptions, notebook } from './outputs/notebook.js'
export type {
  ConnectorSettings,
  KinesisSettings,
  Pipeline,
  PipelineSettings,
  PipelineVersions,
  Topics,
} from './pipeline/definition.js'
export {
  dagName,
  pluginKey,
  streamName,
  streamPath,
  streamTableName,
  topicFolder,
  topicKeys,
  topicName,
  topicPath,
  topicsPattern,
} from './pipeline/derived.js'
export { isPipeline, pipeline } from './pipeline/pipeline.js'
export { previewFile } from './preview/offline.js'
export { openPreview, type Preview, type PreviewOptions } from './preview/preview.js'
export { explainSpark, type SparkExplanation, type Step, type TableExplanation } from './print/explain.js'
export { cleanedName, type Options } from './print/options.js'
export type { SparkVersion } from './print/pyspark.js'
export { pyspark } from './print/pyspark-query.js'
export { questionPyspark } from './print/pyspark-question.js'
export { sql } from './print/sql-query.js'
export { questionSql } from './print/sql-question.js'
export { ddl, structType } from './print/struct-type.js'
export { type Config, configSchema, defineConfig } from './project/config.js'
export { columnMisuses, type Misuse, misuseText } from './source/misuses.js'
