import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { locked } from '../kit/spark/lock.js'
import { run } from '../kit/spark/run.js'

const say = (line: string): boolean => process.stderr.write(`${line}\n`)

const make = async (folder: string, of: string, what: string): Promise<void> => {
  const building = `${folder}.making-${process.pid}`
  await mkdir(building, { recursive: true })
  await copyFile(join(import.meta.dirname, of, 'pom.xml'), join(building, 'pom.xml'))
  const words = ['-q', '-B', '-f', building, 'dependency:copy-dependencies']
  say(`fetching ${what} into ${folder} (once)`)
  const { code, stdout, stderr } = await run(
    'mvn',
    [...words, `-DoutputDirectory=${building}/jars`, '-DincludeScope=runtime'],
    process.env,
  )
  if (code === 127)
    throw new Error(
      `The jars of ${what} are fetched by Maven, and there is none: install it (on Debian or Ubuntu: apt-get install maven).`,
    )
  if (code !== 0) throw new Error(`the jars of ${what} could not be had: ${stdout}${stderr}`.slice(0, 4000))
  await rename(join(building, 'jars'), folder)
  await rm(building, { recursive: true })
}

/** A folder of jars, fetched once. */
const jarsIn = async (name: string, of: string, what: string): Promise<string> => {
  const home = resolve(process.env.LOCKSTEP_HOME ?? '.lockstep')
  const folder = join(home, name)
  await mkdir(home, { recursive: true })
  if (!existsSync(folder))
    await locked(`${folder}.lock`, say, async () => {
      if (!existsSync(folder)) await make(folder, of, what)
    })
  return folder
}

/** The jars that stand beside Spark's, for `spark.jars`. */
export const sparkJars = async (): Promise<string> => {
  const folder = await jarsIn('jars-4.2.0', 'jars', 'Delta Lake for Spark 4.2.0')
  return (await readdir(folder))
    .toSorted()
    .map((name) => join(folder, name))
    .join(',')
}

/** The folder of the jars of Kafka's broker. */
export const kafkaJars = (): Promise<string> => jarsIn('kafka-4.3.1', 'kafka', 'Kafka 4.3.1')

/** The folder of the jars of Kafka Connect, as MSK Connect has it, and of what API Gateway fills its templates by. */
export const connectJars = (): Promise<string> =>
  jarsIn('connect-2.7.1', 'connect', 'Kafka Connect 2.7.1 and Velocity')
