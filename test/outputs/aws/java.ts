import { join } from 'node:path'
import { findJava } from '../../kit/spark/java.js'
import { connectJars } from '../jars.js'
import { runProgram } from '../jobs.js'

/** Runs a program of one file beside this one with the jars of Kafka Connect and Velocity; its last line is JSON. */
export const runJava = async (file: string, words: readonly string[], input = ''): Promise<unknown> => {
  const java = join((await findJava('4.2.0')).home, 'bin', 'java')
  const classes = `${await connectJars()}/*`
  const said = await runProgram(
    java,
    [
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-cp',
      classes,
      join(import.meta.dirname, file),
      ...words,
    ],
    { input },
  )
  return JSON.parse(said.trimEnd().split('\n').at(-1) ?? '')
}
