import { join } from 'node:path'
import { NoSparkError } from './no-spark.js'
import { run } from './run.js'

/** A Java that can run Spark. */
export interface Java {
  /** What `JAVA_HOME` must be for Spark to use it. */
  readonly home: string
  readonly major: number
}

const question = ['-XshowSettings:properties', '-version']

/**
 * Finds a Java for this version of Spark: that of `JAVA_HOME`, else the first on the `PATH`.
 * @throws NoSparkError in one sentence that says what was found, and what to install.
 */
export const findJava = async (version: string, env: NodeJS.ProcessEnv = process.env): Promise<Java> => {
  const most = version.startsWith('3.') ? 21 : Number.POSITIVE_INFINITY
  const places = env.JAVA_HOME ? [join(env.JAVA_HOME, 'bin', 'java'), 'java'] : ['java']
  const seen: string[] = []
  for (const place of places) {
    const java = await ask(place, env)
    if (java === null) continue
    if (java.major >= 17 && java.major <= most) return java
    seen.push(`Java ${java.major} at ${java.home}`)
  }
  throw new NoSparkError(noJava(version, most, seen))
}

const ask = async (file: string, env: NodeJS.ProcessEnv): Promise<Java | null> => {
  const { code, stderr } = await run(file, question, env)
  const home = /^\s*java\.home = (.+)$/m.exec(stderr)?.[1]
  const major = /^\s*java\.specification\.version = (?:1\.)?([0-9]+)/m.exec(stderr)?.[1]
  return code === 0 && home !== undefined && major !== undefined ? { home, major: Number(major) } : null
}

const noJava = (version: string, most: number, seen: readonly string[]): string => {
  const wanted = Number.isFinite(most) ? `Java 17 to ${most}` : 'Java 17 or later'
  const got =
    seen.length === 0 ? 'there is none in JAVA_HOME or on the PATH' : `only ${seen.join(' and ')} was found`
  return `Spark ${version} needs ${wanted}, and ${got}: install one (on Debian or Ubuntu: apt-get install openjdk-17-jre-headless), or point JAVA_HOME to it.`
}
