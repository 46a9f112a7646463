import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { locked } from '../kit/spark/lock.js'
import { run } from '../kit/spark/run.js'

const say = (line: string): boolean => process.stderr.write(`${line}\n`)

const make = async (folder: string): Promise<void> => {
  const building = `${folder}.making-${process.pid}`
  await mkdir(building, { recursive: true })
  await copyFile(join(import.meta.dirname, 'jars', 'pom.xml'), join(building, 'pom.xml'))
  const words = ['-q', '-B', '-f', building, 'dependency:copy-dependencies']
  say(`fetching Delta Lake for Spark 4.2.0 into ${folder} (once)`)
  const { code, stdout, stderr } = await run(
    'mvn',
    [...words, `-DoutputDirectory=${building}/jars`, '-DincludeScope=runtime'],
    process.env,
  )
  if (code === 127)
    throw new Error(
      'The jars of Delta Lake are fetched by Maven, and there is none: install it (on Debian or Ubuntu: apt-get install maven).',
    )
  if (code !== 0)
    throw new Error(`the jars of Delta Lake could not be had: ${stdout}${stderr}`.slice(0, 4000))
  await rename(join(building, 'jars'), folder)
  await rm(building, { recursive: true })
}

/** The jars that stand beside Spark's, for `spark.jars`. They are fetched once for each folder. */
export const sparkJars = async (): Promise<string> => {
  const home = resolve(process.env.LOCKSTEP_HOME ?? '.lockstep')
  const folder = join(home, 'jars-4.2.0')
  await mkdir(home, { recursive: true })
  if (!existsSync(folder))
    await locked(`${folder}.lock`, say, async () => {
      if (!existsSync(folder)) await make(folder)
    })
  const names = (await readdir(folder)).toSorted()
  return names.map((name) => join(folder, name)).join(',')
}
