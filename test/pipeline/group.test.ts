import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { type Group, newGroup } from '../../examples/pinterest/pipeline/group.js'
import { freePort, isOpen } from '../../examples/pinterest/pipeline/ports.js'
import { untilReady } from '../../examples/pinterest/pipeline/ready.js'

const placed = (): { readonly folder: string; readonly group: Group } => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-group-'))
  const group = newGroup(folder)
  onTestFinished(async () => {
    await group.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return { folder, group }
}

/** A program that starts another, which does not care for signals; both wait for long. */
const stubborn = (name: string) => ({
  name,
  file: '/bin/sh',
  words: ['-c', `trap '' TERM INT HUP; (trap '' TERM INT HUP; sleep 300) & sleep 300`],
})

/** The processes of a group. */
const inGroup = (id: number): readonly string[] =>
  execFileSync('ps', ['-eo', 'pgid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => new RegExp(`^\\s*${id} +[^Z]`, 'u').test(line))

const untilGone = async (id: number): Promise<void> => {
  for (let tries = 0; tries < 100 && inGroup(id).length > 0; tries++) await sleep(100)
  expect(inGroup(id)).toEqual([])
}

test('a group ends all that its programs started, whatever signals they ignore', async () => {
  const { group } = placed()
  const started = [stubborn('one'), stubborn('two')].map(group.start)
  await sleep(200)
  for (const { id } of started) expect(inGroup(id).length).toBeGreaterThan(3)
  await group.stop()
  for (const { id } of started) await untilGone(id)
  expect(() => group.start(stubborn('three'))).toThrow('three is not started: all is being stopped')
})

test('all of it ends when the process that owns the group is killed itself', async () => {
  const { folder } = placed()
  const module = new URL('../../examples/pinterest/dist/pipeline/group.js', import.meta.url).href
  const owner = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { newGroup } = await import(${JSON.stringify(module)})
       console.log(newGroup(${JSON.stringify(folder)}).start(${JSON.stringify(stubborn('one'))}).id)
       setInterval(() => {}, 1_000)`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [line] = (await once(owner.stdout.setEncoding('utf8'), 'data')) as [string]
  const id = Number(line)
  expect(inGroup(id).length).toBeGreaterThan(3)
  owner.kill('SIGKILL')
  await untilGone(id)
})

test('work fails when a program of the group ends by itself, with its last words', async () => {
  const { folder, group } = placed()
  const words = ['-c', 'echo no room; exit 3']
  group.start({ name: 'the server', file: '/bin/sh', words })
  const log = join(folder, 'the-server.log')
  await expect(group.during(sleep(60_000))).rejects.toThrow(
    `the server ended by itself (code 3); all that it said is in ${log}, at the end:\nno room`,
  )
  expect(readFileSync(log, 'utf8')).toBe('no room\n')
})

test('a program that was killed on purpose, or came to its end, stops no work', async () => {
  const { group } = placed()
  const killed = group.start(stubborn('one'))
  const done = group.start({ name: 'two', file: '/bin/sh', words: ['-c', 'exit 0'] })
  await killed.kill()
  expect(await done.ended).toBe(0)
  expect(await group.during(sleep(50).then(() => 'done'))).toBe('done')
})

test('a server that never answers is told of, and one that ends before it answers', async () => {
  const { group } = placed()
  const port = await freePort()
  const mute = group.start(stubborn('the mute server'))
  await expect(untilReady(mute, () => isOpen(port), 300)).rejects.toThrow(
    /^the mute server did not answer within 0\.3 s; all that it said is in .*the-mute-server\.log/u,
  )
  const gone = group.start({ name: 'the hasty server', file: '/bin/sh', words: ['-c', 'echo bye; exit 0'] })
  await expect(untilReady(gone, () => isOpen(port))).rejects.toThrow(
    /^the hasty server ended before it could answer; [\s\S]*\nbye$/u,
  )
})
