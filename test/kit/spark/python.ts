import { NoSparkError } from './no-spark.js'
import { run } from './run.js'

const question = `
import sys
try:
    import ensurepip, venv
    whole = True
except ImportError:
    whole = False
print(sys.version_info[0], sys.version_info[1], whole, sys.executable)
`

interface Found {
  readonly file: string
  readonly version: string
  readonly recent: boolean
  readonly whole: boolean
}

/**
 * Finds a Python of 3.10 or later that can make virtual environments: that of `PYTHON` and no other if it
 * is set, else `python3`, else `python`.
 * @throws NoSparkError in one sentence that says what was found, and what to install.
 */
export const findPython = async (env: NodeJS.ProcessEnv = process.env): Promise<string> => {
  const seen: Found[] = []
  for (const name of env.PYTHON ? [env.PYTHON] : ['python3', 'python']) {
    const found = await ask(name, env)
    if (found?.recent && found.whole) return found.file
    if (found !== null) seen.push(found)
  }
  throw new NoSparkError(noPython(seen, env.PYTHON))
}

const ask = async (name: string, env: NodeJS.ProcessEnv): Promise<Found | null> => {
  const { code, stdout } = await run(name, ['-c', question], env)
  const [, major, minor, whole, file] = /^([0-9]+) ([0-9]+) (True|False) (.+)$/m.exec(stdout) ?? []
  if (code !== 0 || file === undefined) return null
  const recent = Number(major) === 3 && Number(minor) >= 10
  return { file, version: `${major}.${minor}`, recent, whole: whole === 'True' }
}

const noPython = (seen: readonly Found[], pointed: string | undefined): string => {
  const recent = seen.find((found) => found.recent)
  if (recent !== undefined)
    return `Python ${recent.version} at ${recent.file} has no venv module: install it (on Debian or Ubuntu: apt-get install python${recent.version}-venv), or point PYTHON to another Python 3.10 or later.`
  const where = pointed === undefined ? 'on the PATH' : `at PYTHON=${pointed}`
  const old = seen.map(({ version, file }) => `Python ${version} at ${file}`).join(' and ')
  const got = old === '' ? `there is none ${where}` : `only ${old} was found`
  return `Spark needs Python 3.10 or later, and ${got}: install one (on Debian or Ubuntu: apt-get install python3 python3-venv), or point PYTHON to it.`
}
