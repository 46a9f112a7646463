import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alive } from '../kit/spark/lock.js'
import { connectSpark, type LiveSpark } from '../kit/spark/spark.js'
import { talk } from '../kit/spark/talk.js'
import { type SparkServer, workerCommand } from '../kit/spark/worker.js'
import { onEverySpark, outcome, words } from './live.js'

/** A process that starts a worker, hands on the line it prints, and then does nothing. */
const parentOf = (file: string, words: readonly string[]): string => `
const { spawn } = require('node:child_process')
spawn(${JSON.stringify(file)}, ${JSON.stringify(words)}, { stdio: ['pipe', 'inherit', 'ignore'] })
setInterval(() => {}, 1000)`

onEverySpark((version) => {
  let parent: ChildProcess
  let worker: Omit<SparkServer, 'stop'>

  beforeAll(async () => {
    const { file, arguments: words, env } = await workerCommand(version)
    const child = spawn(process.execPath, ['-e', parentOf(file, words)], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    parent = child
    const [line] = await once(createInterface({ input: child.stdout }), 'line')
    worker = { ...JSON.parse(String(line)), version }
  })
  afterAll(() => {
    parent?.kill('SIGKILL')
  })

  test('nobody connects without the token, or by another version', async () => {
    await expect(connectSpark({ ...worker, token: 'x'.repeat(64) })).rejects.toThrow(/wrong token/)
    await expect(connectSpark({ ...worker, version: '4.0.0' })).rejects.toThrow(/expected Spark 4.0.0/)
  })

  test('each connection has its own settings, at the same time', async () => {
    const [quiet, loud] = await Promise.all([connectSpark(worker), connectSpark(worker)])
    const casts = async (spark: LiveSpark, ansi: boolean) => {
      const queries = [
        { sql: 'select cast(word as int) as n from t' },
        { python: "numbers = t.select(F.col('word').cast('int'))", output: 'numbers' },
      ]
      const input = [{ name: 't', ...words }]
      return (await spark.evaluate({ input, queries, setting: { ansi, zone: 'UTC' } })).map(outcome)
    }
    for (let round = 0; round < 4; round++)
      expect(await Promise.all([casts(loud, true), casts(quiet, false)])).toEqual([
        ['CAST_INVALID_INPUT', 'CAST_INVALID_INPUT'],
        [
          [7, null, null],
          [7, null, null],
        ],
      ])
    quiet.close()
    loud.close()
  })

  test('ends with its parent, however that ends', async () => {
    const { folder, ask } = await talk(worker)
    const there = (): readonly boolean[] => [alive(worker.pid), alive(worker.jvm), existsSync(folder)]
    expect(there()).toEqual([true, true, true])
    parent.kill('SIGKILL')
    for (let time = 0; time < 300 && there().includes(true); time++) await sleep(100)
    expect(there()).toEqual([false, false, false])
    await expect(ask({})).rejects.toThrow(/closed the connection/)
  })
})
