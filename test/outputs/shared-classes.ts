import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { locked } from '../kit/spark/lock.js'
import { run } from '../kit/spark/run.js'

/**
 * Options of Java by which a Spark of an environment takes its classes from an archive, as they were loaded once: it starts and works
 * in two thirds of the time. The archive lies in the environment, and is made where it is not there; a Java that it does not fit
 * leaves it alone.
 */
export const sharedClasses = async (python: string, env: NodeJS.ProcessEnv): Promise<string> => {
  const archive = join(dirname(dirname(python)), 'classes.jsa')
  const quiet = '-Xlog:disable -Xlog:all=off'
  if (!existsSync(archive)) {
    const making = `${archive}.making-${process.pid}`
    const tell = (line: string): void => void process.stderr.write(`${line}\n`)
    await locked(`${archive}.lock`, tell, async () => {
      if (existsSync(archive)) return
      try {
        const options = `-XX:ArchiveClassesAtExit=${making} ${quiet}`
        const script = join(import.meta.dirname, 'load_classes.py')
        const { code, stderr } = await run(python, [script], { ...env, LOCKSTEP_JAVA_OPTIONS: options })
        if (code !== 0 || !existsSync(making))
          throw new Error(`Spark's classes were not archived: ${stderr.slice(-2_000)}`)
        await rename(making, archive)
      } finally {
        await rm(making, { force: true })
      }
    })
  }
  return `-XX:SharedArchiveFile=${archive} -Xshare:auto ${quiet}`
}
