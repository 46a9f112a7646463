import { join, relative } from 'node:path'
import { findPython } from '../kit/spark/python.js'
import { venv } from '../kit/spark/venv.js'
import { workerCommand } from '../kit/spark/worker.js'

const packages = ['polars==2.1.0', 'pyarrow==25.0.1'] as const

/** The Spark that is measured. */
export const sparkVersion = '4.2.0'

/** A Python with Polars, in an environment that is made once. */
export const polarsPython = (home: string, say: (line: string) => void): Promise<string> => {
  const folder = join(home, 'polars')
  return venv({
    folder,
    packages,
    imports: ['polars', 'pyarrow'],
    python: () => findPython(process.env),
    env: process.env,
    making: `making the Polars environment in ${relative('', folder) || folder} (once, about a minute)`,
    say,
  })
}

/** A Python with Spark, and what it needs to be told: the one of the agreement tests. */
export const sparkPython = async (
  home: string,
  say: (line: string) => void,
): Promise<{ readonly file: string; readonly env: Readonly<Record<string, string>> }> =>
  workerCommand(sparkVersion, { home, say })
