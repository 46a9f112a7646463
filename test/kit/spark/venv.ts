import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { alive, locked } from './lock.js'
import { NoSparkError } from './no-spark.js'
import { run } from './run.js'

/**
 * A virtual environment to be had: where, with which packages, which of their modules must load, and made
 * by whom.
 */
export interface Venv {
  readonly folder: string
  readonly packages: readonly string[]
  readonly imports: readonly string[]
  readonly python: () => Promise<string>
  readonly env: NodeJS.ProcessEnv
  readonly making: string
  readonly say: (line: string) => void
}

const marker = 'lockstep.json'

/**
 * The Python of a virtual environment that holds exactly these packages. It is built beside its place and
 * renamed, so that what stands there is whole; one process builds, and others wait for it. The folder above
 * is ignored by git.
 */
export const venv = async (wanted: Venv): Promise<string> => {
  const python = join(wanted.folder, 'bin', 'python')
  if (await ready(wanted)) return python
  const home = dirname(wanted.folder)
  await mkdir(home, { recursive: true })
  await writeFile(join(home, '.gitignore'), '*\n')
  await locked(`${wanted.folder}.lock`, wanted.say, async () => {
    if (!(await ready(wanted))) await make(wanted)
  })
  return python
}

const ready = async ({ folder, packages }: Venv): Promise<boolean> => {
  if (!existsSync(join(folder, 'bin', 'python'))) return false
  const text = await readFile(join(folder, marker), 'utf8').catch(() => '')
  return text === JSON.stringify(packages)
}

const make = async (wanted: Venv): Promise<void> => {
  const { folder, packages, imports, env, say } = wanted
  const base = await wanted.python()
  const began = Date.now()
  say(wanted.making)
  await sweep(folder)
  const building = `${folder}.making-${process.pid}-${randomUUID()}`
  const python = join(building, 'bin', 'python')
  const clean = { ...env, PYTHONPATH: undefined, PYTHONHOME: undefined, PIP_USER: '0' }
  try {
    const pip = packages.length > 0 ? [] : ['--without-pip']
    await must(wanted, base, ['-m', 'venv', ...pip, building], clean)
    const install = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--no-input',
      '--disable-pip-version-check',
      ...packages,
    ]
    if (packages.length > 0) await must(wanted, python, install, clean)
    if (imports.length > 0) await must(wanted, python, ['-c', `import ${imports.join(', ')}`], clean)
    await writeFile(join(building, marker), JSON.stringify(packages))
    await place(building, wanted)
  } finally {
    await rm(building, { recursive: true, force: true })
  }
  say(`made it in ${Math.round((Date.now() - began) / 1000)} s`)
}

/** Two may have built at once (see `locked`): the first stands. */
const place = async (building: string, wanted: Venv): Promise<void> => {
  if (await ready(wanted)) return
  await rm(wanted.folder, { recursive: true, force: true })
  try {
    await rename(building, wanted.folder)
  } catch (problem) {
    if (!(await ready(wanted))) throw problem
  }
}

/** Removes what processes that are gone left half made. */
const sweep = async (folder: string): Promise<void> => {
  const prefix = `${basename(folder)}.making-`
  for (const name of await readdir(dirname(folder))) {
    const pid = Number(name.startsWith(prefix) ? name.slice(prefix.length).split('-')[0] : Number.NaN)
    if (Number.isInteger(pid) && !alive(pid))
      await rm(join(dirname(folder), name), { recursive: true, force: true })
  }
}

const must = async (
  { packages }: Venv,
  file: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> => {
  const { code, stdout, stderr } = await run(file, words, env)
  if (code === 0) return
  const last = `${stdout}\n${stderr}`.trim().split('\n').slice(-12).join('\n')
  throw new NoSparkError(
    `the environment with ${packages.join(' and ')} could not be made: ${file} ${words.join(' ')} said:\n${last}`,
  )
}
