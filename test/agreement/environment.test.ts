import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { environment } from '../kit/spark/environment.js'
import { findJava } from '../kit/spark/java.js'
import { findPython } from '../kit/spark/python.js'
import { type Venv, venv } from '../kit/spark/venv.js'

const minute = 60_000

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A program that says this and ends well. */
const fake = async (name: string, says: string, place: string = join(folder, 'bin')): Promise<void> => {
  await mkdir(place, { recursive: true })
  await writeFile(join(place, name), `#!/bin/sh\ncat >&2 <<'END'\n${says}\nEND\ncat <<'END'\n${says}\nEND\n`)
  await chmod(join(place, name), 0o755)
  for (const tool of ['cat']) if (!existsSync(join(place, tool))) await symlink('/bin/cat', join(place, tool))
}

const path = (): { PATH: string } => ({ PATH: join(folder, 'bin') })
const java = (version: string): string =>
  `    java.home = /java/${version}\n    java.specification.version = ${version}`

describe('Java', () => {
  test('missing', async () => {
    await expect(findJava('4.2.0', path())).rejects.toThrow(
      /^Spark 4\.2\.0 needs Java 17 or later, and there is none .*: install one .*openjdk-17-jre-headless.*JAVA_HOME to it\.$/,
    )
  })
  test.each(['1.8', '11'])('too old: %s', async (version) => {
    await fake('java', java(version))
    await expect(findJava('4.2.0', path())).rejects.toThrow(/only Java (?:8|11) at \/java\/[0-9.]+ was found/)
  })
  test('too new for Spark 3.5', async () => {
    await fake('java', java('25'))
    await expect(findJava('3.5.7', path())).rejects.toThrow(/needs Java 17 to 21, and only Java 25/)
    expect(await findJava('4.2.0', path())).toEqual({ home: '/java/25', major: 25 })
  })
  test('of JAVA_HOME first, and then of the PATH', async () => {
    const home = join(folder, 'home')
    await fake('java', java('17'))
    await fake('java', java('21'), join(home, 'bin'))
    const env = { PATH: `${join(folder, 'bin')}:${join(home, 'bin')}`, JAVA_HOME: home }
    expect((await findJava('3.5.7', env)).major).toBe(21)
    await fake('java', java('11'), join(home, 'bin'))
    expect((await findJava('3.5.7', env)).major).toBe(17)
  })
})

describe('Python', () => {
  test('missing', async () => {
    await expect(findPython(path())).rejects.toThrow(
      /^Spark needs Python 3\.10 or later, and there is none on the PATH: install one .*python3-venv\), or point PYTHON to it\.$/,
    )
  })
  test('too old', async () => {
    await fake('python3', '3 9 True /usr/bin/python3')
    await expect(findPython(path())).rejects.toThrow(/only Python 3\.9 at \/usr\/bin\/python3 was found/)
  })
  test('without venv', async () => {
    await fake('python3', '3 11 False /usr/bin/python3')
    await expect(findPython(path())).rejects.toThrow(
      /has no venv module: install it .*apt-get install python3\.11-venv/,
    )
  })
  test('the first that will do', async () => {
    await fake('python3', '3 9 True /old/python3')
    await fake('python', '3 12 True /new/python')
    expect(await findPython(path())).toBe('/new/python')
  })
  test('of PYTHON, and no other', async () => {
    await fake('python3', '3 12 True /new/python')
    await expect(findPython({ ...path(), PYTHON: '/no/python' })).rejects.toThrow(
      /there is none at PYTHON=\/no\/python/,
    )
  })
})

test('a version that was never tried is refused', async () => {
  await expect(environment('3.4.1')).rejects.toThrow(/^Spark 3\.4\.1: expected/)
  await expect(environment('latest')).rejects.toThrow(/^Spark latest: expected/)
})

describe('a virtual environment', () => {
  const said: string[] = []
  const wanted = (more: Partial<Venv> = {}): Venv => ({
    folder: join(folder, '.lockstep', 'spark-0'),
    packages: [],
    imports: ['json'],
    python: () => findPython(),
    env: process.env,
    making: 'making',
    say: (line) => said.push(line),
    ...more,
  })
  const home = (): string => join(folder, '.lockstep')
  beforeEach(() => {
    said.length = 0
  })

  test(
    'is made once, whoever asks at the same time',
    async () => {
      const pythons = await Promise.all([venv(wanted()), venv(wanted()), venv(wanted())])
      expect(new Set(pythons)).toEqual(new Set([join(home(), 'spark-0', 'bin', 'python')]))
      expect(said.filter((line) => line === 'making')).toHaveLength(1)
      expect(said.filter((line) => line.startsWith('waiting'))).toHaveLength(2)
      const { stdout } = await promisify(execFile)(pythons[0], ['-c', 'import sys; print(sys.prefix)'])
      expect(stdout.trim()).toBe(join(home(), 'spark-0'))
      expect(await readFile(join(home(), '.gitignore'), 'utf8')).toBe('*\n')
      expect((await readdir(home())).sort()).toEqual(['.gitignore', 'spark-0'])
    },
    minute,
  )

  test(
    'cut short is made again',
    async () => {
      const gone = spawnSync('true').pid
      await mkdir(join(home(), `spark-0.making-${gone}-x`), { recursive: true })
      await mkdir(join(home(), 'spark-0', 'bin'), { recursive: true })
      await writeFile(join(home(), 'spark-0.lock'), `${gone} x`)
      expect(existsSync(await venv(wanted()))).toBe(true)
      expect((await readdir(home())).sort()).toEqual(['.gitignore', 'spark-0'])
      await venv(wanted())
      expect(said.filter((line) => line === 'making')).toHaveLength(1)
    },
    minute,
  )

  test(
    'whose Python went away is made again',
    async () => {
      const python = await venv(wanted())
      await rm(python)
      expect(existsSync(await venv(wanted()))).toBe(true)
    },
    minute,
  )

  test(
    'that cannot be made says why, and leaves nothing',
    async () => {
      await expect(venv(wanted({ imports: ['no_such_module'] }))).rejects.toThrow(
        /No module named 'no_such_module'/,
      )
      expect(await readdir(home())).toEqual(['.gitignore'])
      const python = async (): Promise<string> => Promise.reject(new Error('no Python'))
      await expect(venv(wanted({ python }))).rejects.toThrow('no Python')
      expect(await readdir(home())).toEqual(['.gitignore'])
    },
    minute,
  )
})
