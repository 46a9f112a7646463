import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { start } from '../group.js'

/** Says something every few milliseconds, and so does a process that it starts. */
const talker = `
if (process.argv[1] === 'first') require('node:child_process').spawn(process.execPath, ['-e', process.env.TALKER, 'second'], { stdio: 'inherit' })
setInterval(() => process.stdout.write(process.argv[1] + ' '), 2)`

it('stands still with all that it started while it rests, goes on when woken, and ends together', async () => {
  const group = start(process.execPath, ['-e', talker, 'first'], { ...process.env, TALKER: talker })
  let said = ''
  group.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const bothSpeak = async (): Promise<void> => {
    said = ''
    while (!said.includes('first') || !said.includes('second')) await sleep(5)
  }
  await bothSpeak()
  group.rest()
  await sleep(200)
  said = ''
  await sleep(200)
  expect(said).toBe('')
  group.wake()
  await bothSpeak()
  group.rest()
  group.kill()
  expect(await once(group.child, 'close')).toEqual([null, 'SIGKILL'])
})
