import { join } from 'node:path'
import { findJava } from '../../kit/spark/java.js'
import { connectJars } from '../jars.js'
import { runProgram } from '../jobs.js'

/** How a program of one file beside this one is run with the jars of Kafka Connect and Velocity. */
export const javaProgram = async (
  file: string,
  words: readonly string[],
): Promise<readonly [java: string, words: readonly string[]]> => {
  const options = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', `${await connectJars()}/*`]
  const { home } = await findJava('4.2.0')
  return [join(home, 'bin', 'java'), [...options, join(import.meta.dirname, file), ...words]]
}

/** Runs such a program to its end; its last line is JSON. */
export const runJava = async (file: string, words: readonly string[], input = ''): Promise<unknown> => {
  const said = await runProgram(...(await javaProgram(file, words)), { input })
  return JSON.parse(said.trimEnd().split('\n').at(-1) ?? '')
}
