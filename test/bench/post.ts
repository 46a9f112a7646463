import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Kafka, logLevel } from 'kafkajs'
import { startBroker } from '../outputs/kafka.js'
import { topicEnds } from '../outputs/topics.js'
import { progressLine } from './progress.js'
import { bold } from './show.js'

const usage = `npm run bench:post -- [--records number] [--batch number] [--rate number]

Posts records of the example's generator by \`lockstep post\` to the REST front before a real Kafka, each program in a process of
its own, the poster with a heap of 128 MiB, and says how many went in a second, and the memory of each as the records go by. Needs Java and Maven, and Linux.

  --records  1,000,000, if nothing is said: as many of pin, geo and user
  --batch    records of a request: 1, if nothing is said
  --rate     records a second: as many as go, if nothing is said`

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const topics = ['pin', 'geo', 'user'].map((name) => `0a1b2c3d4e5f.${name}`)

/** The memory of a process, in MiB: now, and at most. */
const memoryOf = (pid: number | undefined): { readonly now: number; readonly most: number } => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const of = (name: string): number =>
    Math.round(Number(new RegExp(`^${name}:\\s*([0-9]+) kB$`, 'mu').exec(status)?.[1]) / 1_024)
  return { now: of('VmRSS'), most: of('VmHWM') }
}

/** The time that a process has had of processors, in seconds. */
const processorOf = (pid: number | undefined): number => {
  const [, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const [user, system] = (fields[0] ?? '').split(' ').slice(11, 13).map(Number)
  return ((user ?? 0) + (system ?? 0)) / 100
}

const count = (words: string): number => Number(words.replaceAll(/[,_]/gu, ''))

/** Starts the front in a process of its own, and gives its address. */
const startFrontAlone = async (servers: string) => {
  const main = root('examples/pinterest/dist/pipeline/front/main.js')
  const front = spawn(process.execPath, [main, '--kafka', servers, '--port', '0'])
  const [line] = await once(front.stdout, 'data')
  return { front, url: String(line).split(': ')[0] ?? '' }
}

const makeTopics = async (servers: string): Promise<void> => {
  const admin = new Kafka({ brokers: [servers], logLevel: logLevel.NOTHING }).admin()
  await admin.connect()
  await admin.createTopics({ topics: topics.map((topic) => ({ topic, numPartitions: 1 })) })
  await admin.disconnect()
}

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      records: { type: 'string', default: '1000000' },
      batch: { type: 'string', default: '1' },
      rate: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return say(usage)
  const posts = Math.ceil(count(values.records) / 3)
  const home = mkdtempSync(join(tmpdir(), 'lockstep-bench-post-'))
  const broker = await startBroker(home)
  const line = progressLine()
  try {
    await makeTopics(broker.servers)
    const { front, url } = await startFrontAlone(broker.servers)
    const journal = join(home, 'journal')
    const poster = spawn(process.execPath, [
      // Node keeps garbage for as long as it may: what grew would end here.
      '--max-old-space-size=128',
      ...[root('packages/codegen/lockstep/bin/lockstep.js'), 'post', '--module', root('examples/pinterest')],
      ...['--generator', root('examples/pinterest/generate.ts'), '--generate', String(posts), '--to', url],
      ...['--journal', journal, '--batch', values.batch, '--json'],
      ...(values.rate === undefined ? [] : ['--rate', values.rate]),
    ])
    let told = ''
    poster.stdout.on('data', (text) => (told += text))
    poster.stderr.pipe(process.stderr)
    say(bold(`${(posts * 3).toLocaleString('en')} records, ${values.batch} in a request`))
    say('    records   a second   memory of the poster, of the front')
    let [shown, since, before] = [0, performance.now(), 0]
    let most = { poster: 0, front: 0 }
    let times: readonly number[] = []
    const pids = [poster.pid, front.pid, broker.pid()]
    const beforehand = pids.map(processorOf)
    const timer = setInterval(async () => {
      if (poster.exitCode !== null) return
      const memory = { poster: memoryOf(poster.pid), front: memoryOf(front.pid) }
      most = { poster: memory.poster.most, front: memory.front.most }
      times = pids.map((pid, place) => processorOf(pid) - (beforehand[place] ?? 0))
      const ends = await Promise.all(topics.map((topic) => topicEnds(broker.servers, topic)))
      const done = ends.reduce((sum, end) => sum + end, 0)
      line.show(`${done.toLocaleString('en')} records`)
      if (done < (posts * 3 * (shown + 1)) / 10 || poster.exitCode !== null) return
      const now = performance.now()
      line.clear()
      say(
        `${done.toLocaleString('en').padStart(11)} ${Math.round(((done - before) * 1_000) / (now - since))
          .toLocaleString('en')
          .padStart(10)}   ${memory.poster.now} MiB, ${memory.front.now} MiB`,
      )
      ;[shown, since, before] = [Math.floor((10 * done) / (posts * 3)), now, done]
    }, 1_000)
    const [code] = await once(poster, 'close')
    clearInterval(timer)
    line.clear()
    const { seconds, acknowledged, retried } = JSON.parse(told)
    const ends = await Promise.all(topics.map((topic) => topicEnds(broker.servers, topic)))
    say(
      `ended with ${code} after ${seconds.toFixed(1)} s: ${JSON.stringify(acknowledged)} acknowledged, ${Math.round((posts * 3) / seconds).toLocaleString('en')} a second, ${retried} sent again; Kafka holds ${ends.join(', ')}; at most ${most.poster} MiB and ${most.front} MiB`,
    )
    say(
      `processor time of a thousand records: ${times.map((time) => ((1_000_000 * time) / (posts * 3)).toFixed(0)).join(', ')} ms for the poster, the front, Kafka`,
    )
    front.kill('SIGTERM')
    await once(front, 'close')
  } finally {
    broker.stop()
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
