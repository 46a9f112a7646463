import { fork } from 'node:child_process'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { pinterest } from './data/pinterest.js'
import type { LargeReply } from './engines/large.js'
import { progressLine } from './progress.js'
import { bold, grey, short } from './show.js'

const usage = `npm run bench:large -- [--rows number] [--threads number] [--keep]

Streams generated pins from newline-delimited JSON to Parquet, a tenth of them first: with and without distinct, each in
a process of its own. Says the most memory that each process had, and what a row cost.

  --rows     10,000,000, if nothing is said: 6.6 GB of JSON
  --threads  2, if nothing is said
  --keep     keeps the JSON for the next time`

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(2)} GB`

/** Cleans one file in a process of its own, whose memory is then its own. */
const cleanAlone = (words: readonly string[], progress: (done: number) => void): Promise<LargeReply> =>
  new Promise((done, fail) => {
    const child = fork(fileURLToPath(new URL('engines/large.js', import.meta.url)), [...words])
    let reply: LargeReply | undefined
    child.on('message', (message: LargeReply | { readonly share: number }) => {
      if ('share' in message) progress(message.share)
      else reply = message
    })
    child.once('exit', (code) => {
      if (reply !== undefined) done(reply)
      else fail(new Error(`cleaning ${words[0]} ended with code ${code}`))
    })
  })

interface Measured extends LargeReply {
  readonly rows: number
  readonly distinct: boolean
}

const measure = async (
  home: string,
  rows: number,
  threads: number,
  keep: boolean,
): Promise<readonly Measured[]> => {
  const line = progressLine()
  line.show(`making ${rows.toLocaleString('en')} pins`)
  const files = await pinterest(home, 'pin', rows)
  const all: Measured[] = []
  try {
    for (const distinct of [false, true]) {
      const target = join(home, `pin-${rows}-cleaned-${process.pid}.parquet`)
      try {
        const words = [files.ndjson, target, String(threads), String(distinct)]
        const reply = await cleanAlone(words, (share) =>
          line.show(
            `${rows.toLocaleString('en')} pins, ${distinct ? 'with' : 'without'} distinct: ${Math.round(share * 100)} %`,
          ),
        )
        all.push({ ...reply, rows, distinct })
        line.clear()
        say(
          `${rows.toLocaleString('en').padStart(10)} pins ${distinct ? 'with   ' : 'without'} distinct: ${short(reply.milliseconds / 1000)} s, ${short((reply.milliseconds * 1e6) / rows)} ns per row, peak ${short(reply.peakMiB)} MiB; ${gigabytes((await stat(files.ndjson)).size)} in, ${gigabytes(reply.bytesOut)} out, ${reply.rowsOut.toLocaleString('en')} rows out`,
        )
      } finally {
        await rm(target, { force: true })
      }
    }
  } finally {
    line.clear()
    if (!keep) await rm(files.ndjson, { force: true })
  }
  return all
}

const perRow = ({ milliseconds, rows }: Measured): number => milliseconds / rows

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '10000000' },
      threads: { type: 'string', default: '2' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return say(usage)
  const [rows, threads] = [Number(values.rows.replaceAll(/[,_]/gu, '')), Number(values.threads)]
  if (!Number.isSafeInteger(rows) || rows < 10)
    throw new Error(`--rows: expected a whole number, got ${values.rows}`)
  const home = join(resolve(process.env.LOCKSTEP_HOME ?? '.lockstep'), 'bench')
  await mkdir(home, { recursive: true })
  say(bold(`from newline-delimited JSON to Parquet, ${threads} threads`))
  const few = await measure(home, Math.round(rows / 10), threads, values.keep)
  const many = await measure(home, rows, threads, values.keep)
  for (const [index, large] of many.entries()) {
    const small = few[index]
    if (small !== undefined)
      say(
        `${large.distinct ? 'with   ' : 'without'} distinct, a row of ${rows.toLocaleString('en')} costs ${(perRow(large) / perRow(small)).toFixed(2)} times one of ${small.rows.toLocaleString('en')}`,
      )
  }
  say(grey(values.keep ? `kept in ${home}` : 'what was made is deleted; --keep keeps it'))
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
