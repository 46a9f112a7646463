import { join, relative, resolve } from 'node:path'
import { findJava } from './java.js'
import { findPython } from './python.js'
import { venv } from './venv.js'

/** Where the environment goes, what it is found with, and who is told of its progress. */
export interface EnvironmentOptions {
  /** The folder for everything that is made: `$LOCKSTEP_HOME`, or `.lockstep` in the working directory. */
  readonly home?: string
  /** In place of this process's environment (`PYTHON`, `JAVA_HOME`, `PATH`, `LOCKSTEP_HOME`). */
  readonly env?: NodeJS.ProcessEnv
  /** Takes each line of progress: standard error, if left out. */
  readonly say?: (line: string) => void
}

/** Installed beside each pyspark; this version runs on Python 3.10 to 3.14. */
const pyarrow = '25.0.1'

/**
 * The Python of an environment that holds this version of pyspark, and makes it first if need be: once for
 * each folder, whoever asks for it at the same time, and again if an earlier try was cut short.
 * @throws Error in one sentence that says what to install, if Java (17 or later; 17 to 21 for Spark 3.5) or
 * Python (3.10 or later, with `venv`) is missing; or with pip's last words.
 */
export const environment = async (version: string, options: EnvironmentOptions = {}): Promise<string> => {
  if (!/^(?:3\.5|4\.[0-9]+)\.[0-9]+$/.test(version))
    throw new Error(`Spark ${version}: expected a version of Spark 3.5 or 4, such as 3.5.7 or 4.2.0`)
  const env = options.env ?? process.env
  const say = options.say ?? ((line) => process.stderr.write(`${line}\n`))
  await findJava(version, env)
  const home = resolve(options.home ?? env.LOCKSTEP_HOME ?? '.lockstep')
  const folder = join(home, `spark-${version}`)
  return venv({
    folder,
    packages: [`pyspark==${version}`, `pyarrow==${pyarrow}`],
    imports: ['pyspark.sql', 'pyarrow.parquet'],
    python: () => findPython(env),
    env,
    making: `making the Spark ${version} environment in ${relative('', folder) || folder} (once, about a minute)`,
    say,
  })
}
