import { existsSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { locked } from '../kit/spark/lock.js'
import { run } from '../kit/spark/run.js'

/** Nothing that Java says of the archive is anybody's concern. */
const quiet = '-Xlog:disable -Xlog:all=off'

/** Has a Spark write the classes that it loaded into an archive; an empty one, which Java passes over, where this Java cannot. */
const makeArchive = async (archive: string, python: string, env: NodeJS.ProcessEnv): Promise<void> => {
  const making = `${archive}.making-${process.pid}`
  const options = `-XX:ArchiveClassesAtExit=${making} ${quiet}`
  const script = join(import.meta.dirname, 'load_classes.py')
  try {
    const { code } = await run(python, [script], { ...env, LOCKSTEP_JAVA_OPTIONS: options })
    if (code !== 0 || !existsSync(making)) await writeFile(making, '')
    await rename(making, archive)
  } finally {
    await rm(making, { force: true })
  }
}

/**
 * Options of Java by which a Spark of an environment takes its classes from an archive, as they were loaded once: it starts and works
 * in two thirds of the time. The archive lies in the environment, and is made where it is not there; a Java that it does not fit
 * passes it over.
 */
export const sharedClasses = async (python: string, env: NodeJS.ProcessEnv): Promise<string> => {
  const archive = join(dirname(dirname(python)), 'classes.jsa')
  const tell = (line: string): void => void process.stderr.write(`${line}\n`)
  if (!existsSync(archive))
    await locked(`${archive}.lock`, tell, async () => {
      if (!existsSync(archive)) await makeArchive(archive, python, env)
    })
  return `-XX:SharedArchiveFile=${archive} -Xshare:auto ${quiet}`
}
