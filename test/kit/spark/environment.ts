import { join, relative, resolve } from 'node:path'
import { findJava } from './java.js'
import { NoSparkError } from './no-spark.js'
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

/** The client of Spark Connect, and what it is known to work with: it takes no newer pandas. */
const connectPackages = ['pyspark-client==4.2.0', 'pandas==2.3.3', 'grpcio==1.85.3', 'grpcio-status==1.85.3']

/** Installed beside each pyspark; this version runs on Python 3.10 to 3.14. */
const pyarrow = '25.0.1'

/**
 * The Python of an environment that holds this version of pyspark, and makes it first if need be: once for
 * each folder, whoever asks for it at the same time, and again if an earlier try was cut short.
 * @throws NoSparkError in one sentence that says what to install, if Java (17 or later; 17 to 21 for Spark 3.5) or
 * Python (3.10 or later, with `venv`) is missing; or with pip's last words.
 */
export const environment = async (version: string, options: EnvironmentOptions = {}): Promise<string> => {
  if (!/^(?:3\.5|4\.[0-9]+)\.[0-9]+$/.test(version))
    throw new NoSparkError(`Spark ${version}: expected a version of Spark 3.5 or 4, such as 3.5.7 or 4.2.0`)
  await findJava(version, options.env ?? process.env)
  return pythonOf(`Spark ${version}`, [`pyspark==${version}`, `pyarrow==${pyarrow}`], options)
}

/**
 * The Python that talks to a server of Spark Connect; it needs no Java.
 * @throws NoSparkError as `environment` does for Python.
 */
export const connectEnvironment = (options: EnvironmentOptions = {}): Promise<string> =>
  pythonOf('Spark Connect', [...connectPackages, `pyarrow==${pyarrow}`], options)

const pythonOf = (
  name: string,
  packages: readonly string[],
  { home, env = process.env, say = (line) => process.stderr.write(`${line}\n`) }: EnvironmentOptions,
): Promise<string> => {
  const folder = join(resolve(home ?? env.LOCKSTEP_HOME ?? '.lockstep'), name.toLowerCase().replace(' ', '-'))
  return venv({
    folder,
    packages,
    imports: ['pyspark.sql', 'pyarrow.parquet'],
    python: () => findPython(env),
    env,
    making: `making the ${name} environment in ${relative('', folder) || folder} (once, about a minute)`,
    say,
  })
}
