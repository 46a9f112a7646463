import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { locked, run } from '@lockstep/test/programs'
import { type JarSet, kafkaSet, pomOf, s3Set, sinkSet, sparkSet } from './artifacts.js'
import { lockstepHome } from './home.js'

/** What a person is told while it goes on. */
export type Say = (line: string) => void

/** A folder in the folder of a set, in which its jars lie: Connect takes each folder of a folder for a plugin. */
export const held = 'jars'

const folderOf = ({ folder }: JarSet): string => join(lockstepHome(), folder)

/** Whether all jars are there already. */
export const haveJars = (): boolean =>
  [kafkaSet, s3Set, sinkSet, sparkSet].every((set) => existsSync(folderOf(set)))

const fetch = async (set: JarSet, say: Say): Promise<void> => {
  const folder = folderOf(set)
  const building = `${folder}.making-${process.pid}`
  const began = Date.now()
  await mkdir(building, { recursive: true })
  await writeFile(join(building, 'pom.xml'), pomOf(set))
  try {
    const words = ['-q', '-B', '-f', building, 'dependency:copy-dependencies', '-DincludeScope=runtime']
    const { code, stdout, stderr } = await run(
      'mvn',
      [...words, `-DoutputDirectory=${held}/${held}`],
      process.env,
    )
    if (code !== 0)
      throw new Error(
        `${set.what} could not be fetched by Maven, which said:\n${`${stdout}${stderr}`.trim().slice(0, 2_000)}`,
      )
    await rename(join(building, held), folder)
  } finally {
    await rm(building, { recursive: true, force: true })
  }
  say(`fetched ${set.what} in ${Math.round((Date.now() - began) / 1_000)} s`)
}

/** The folder of a set of jars, which is fetched if need be: once, whoever asks for it at the same time. */
export const jarsOf = async (set: JarSet, say: Say): Promise<string> => {
  const folder = folderOf(set)
  if (existsSync(folder)) return folder
  await mkdir(lockstepHome(), { recursive: true })
  await locked(`${folder}.lock`, say, async () => {
    if (!existsSync(folder)) await fetch(set, say)
  })
  return folder
}

/** The folder of the jars of the broker and of Connect. */
export const kafkaJars = async (say: Say): Promise<string> => join(await jarsOf(kafkaSet, say), held)

/** The folder of the jars of the S3 server. */
export const s3Jars = async (say: Say): Promise<string> => join(await jarsOf(s3Set, say), held)

/** The folder of plugins of Connect that holds the S3 sink. */
export const sinkJars = (say: Say): Promise<string> => jarsOf(sinkSet, say)

/** The jars that stand beside Spark's, for `spark.jars`. */
export const sparkJars = async (say: Say): Promise<string> => {
  const folder = join(await jarsOf(sparkSet, say), held)
  return (await readdir(folder))
    .toSorted()
    .map((name) => join(folder, name))
    .join(',')
}
