import * as pipeline from '../../examples/pinterest/pipeline/jars.js'

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** The jars that stand beside Spark's, for `spark.jars`. */
export const sparkJars = (): Promise<string> => pipeline.sparkJars(say)

/** The folder of the jars of Kafka's broker. */
export const kafkaJars = (): Promise<string> => pipeline.kafkaJars(say)
