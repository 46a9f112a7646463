import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/** Whether a process of this number runs on this machine. */
export const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (problem) {
    return problem instanceof Error && 'code' in problem && problem.code === 'EPERM'
  }
}

const beat = 5_000
const silence = 60_000

/**
 * Does the work while no other process does work under the same file. A file left by a process that is
 * gone, or silent for a minute, is taken over. Two may then believe they hold it, so the work itself must
 * bear that.
 */
export const locked = async (
  file: string,
  say: (line: string) => void,
  work: () => Promise<void>,
): Promise<void> => {
  const mine = `${process.pid} ${randomUUID()}`
  let told = false
  while (!(await take(file, mine))) {
    if (await abandoned(file)) {
      await remove(file)
      continue
    }
    if (!told) say(`waiting for another process that holds ${file}`)
    told = true
    await sleep(200)
  }
  const beating = setInterval(() => utimes(file, new Date(), new Date()).catch(() => {}), beat)
  try {
    await work()
  } finally {
    clearInterval(beating)
    if ((await holder(file)) === mine) await rm(file, { force: true })
  }
}

/** The file appears with its content, or not at all. */
const take = async (file: string, mine: string): Promise<boolean> => {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, mine)
  try {
    await link(draft, file)
    return true
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'EEXIST') return false
    throw problem
  } finally {
    await rm(draft)
  }
}

const holder = (file: string): Promise<string | null> => readFile(file, 'utf8').catch(() => null)

const abandoned = async (file: string): Promise<boolean> => {
  const held = await holder(file)
  if (held === null) return false
  const age = await stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  )
  return !alive(Number(held.split(' ')[0])) || age > silence
}

/** Of several that remove it at once, one does. */
const remove = async (file: string): Promise<void> => {
  const aside = `${file}.${randomUUID()}`
  await rename(file, aside).catch(() => {})
  await rm(aside, { force: true })
}
