import { join } from 'node:path'
import type { JarSet } from '../../examples/pinterest/pipeline/artifacts.js'
import * as pipeline from '../../examples/pinterest/pipeline/jars.js'

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const everything = ['*:*']

/** Kafka Connect, as MSK Connect has it, with the login of IAM, and what API Gateway fills its templates by. */
const connectSet: JarSet = {
  folder: 'connect-2.7.1-velocity',
  what: 'Kafka Connect 2.7.1 and Velocity',
  artifacts: [
    { name: 'org.apache.kafka:connect-runtime:2.7.1' },
    { name: 'org.apache.kafka:connect-json:2.7.1' },
    { name: 'software.amazon.msk:aws-msk-iam-auth:1.1.5', without: everything },
    { name: 'com.amazonaws:aws-java-sdk-core:1.12.300', without: everything },
    { name: 'org.apache.velocity:velocity-engine-core:2.3' },
    { name: 'org.slf4j:slf4j-simple:1.7.36' },
  ],
}

/** The jars that stand beside Spark's, for `spark.jars`. */
export const sparkJars = (): Promise<string> => pipeline.sparkJars(say)

/** The folder of the jars of Kafka's broker. */
export const kafkaJars = (): Promise<string> => pipeline.kafkaJars(say)

/** The folder of the jars of Kafka Connect of MSK Connect. */
export const connectJars = async (): Promise<string> =>
  join(await pipeline.jarsOf(connectSet, say), pipeline.held)
