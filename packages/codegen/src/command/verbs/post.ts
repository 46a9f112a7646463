import { setTimeout as sleep } from 'node:timers/promises'
import type { AnyTable } from '@lockstep/schema'
import { fileSupply } from '../../post/file-supply.js'
import { journalHead, noJournal, openJournal } from '../../post/journal.js'
import { madeSupply } from '../../post/made-supply.js'
import { type PostRun, startPosting } from '../../post/post.js'
import { PostError, type Supply } from '../../post/posting.js'
import { quarantineIn } from '../../post/quarantine.js'
import { goOnWords, notPostedWords, postedWords, postingWords } from '../../post/told.js'
import { wholeNumber } from '../numbers.js'
import { generatorOf } from '../post-generator.js'
import { addressOf, type PostOptions, postFlags, secondsOf } from '../post-options.js'
import { rawTablesOf, recordFilesOf, sharedKeysOf, targetsOf } from '../post-tables.js'
import { readModule } from '../reading.js'
import { AskedError } from '../reasons.js'
import { type Verb, verb } from '../verb.js'
import { exitCodes, type Voice } from '../voice.js'

/** What is posted: records of files, or of a generator. */
const supplied = async (
  module: Awaited<ReturnType<typeof readModule>>,
  words: readonly string[],
  { generator, generate, seed, together, journal }: PostOptions,
): Promise<{ readonly tables: readonly AnyTable[]; readonly supply: Supply }> => {
  if (words.length > 0) {
    if (generate !== undefined || generator !== undefined)
      throw new AskedError('files or a generator: name one of them')
    const files = recordFilesOf(module, words)
    const tables = files.map(({ table }) => table)
    const keys = sharedKeysOf(tables, together)
    const known = journal === undefined ? null : await journalHead(journal)
    const of = files.map(({ table: { name }, path }) => ({ table: name, path, key: keys.get(name) ?? null }))
    return { tables, supply: await fileSupply(of, known?.from) }
  }
  if (generate === undefined || generator === undefined)
    throw new AskedError(
      'nothing to post was named; name files, such as pin.ndjson, or --generator <module> and --generate <count>',
    )
  const tables = rawTablesOf(module)
  const names = tables.map(({ name }) => name)
  return {
    tables,
    supply: madeSupply(names, {
      make: await generatorOf(generator),
      by: generator,
      seed: wholeNumber('--seed <number>', seed),
      count: wholeNumber('--generate <count>', generate),
    }),
  }
}

/** Tells how posting is going until it ends. */
const watchedRun = async (run: PostRun, voice: Voice, started: number): Promise<void> => {
  const over = new AbortController()
  const ended = run.ended.then(() => over.abort())
  while (!over.signal.aborted) {
    await sleep(voice.isWatched ? 250 : 5_000, undefined, { signal: over.signal }).catch(() => {})
    if (!over.signal.aborted) voice.progress(postingWords(run.now(), (performance.now() - started) / 1_000))
  }
  await ended
}

export const postVerb: Verb = verb<PostOptions>({
  about: 'Posts raw records to the API before Kafka or Kinesis, each until it is acknowledged.',
  takes: [
    {
      word: '[files...]',
      about: 'JSON, one record a line, each file named for its table (pin.ndjson), or given as pin=file',
    },
  ],
  flags: postFlags,
  examples: [
    'lockstep post pin.ndjson geo.ndjson user.ndjson --to http://127.0.0.1:8082 --module tables.ts \\',
    '    --together pin=index,geo=ind,user=ind --rate 1000 --journal post.journal',
    'lockstep post --generator generate.ts --generate 1000 --seed 7 --to http://127.0.0.1:8082',
  ],
  run: async ({ words, options }, voice) => {
    const { journal, refused = journal === undefined ? 'refused.ndjson' : `${journal}.refused` } = options
    const to = addressOf(options.to)
    const module = await readModule(options.module)
    const { tables, supply } = await supplied(module, words, options)
    const targets = targetsOf(module, tables, options)
    const stop = new AbortController()
    const onSignal = (): void => {
      if (stop.signal.aborted) process.exit(exitCodes.failed)
      voice.warn('ending: what is under way is waited for; Ctrl-C again ends at once')
      stop.abort()
    }
    const head = { to, shape: options.shape, targets, from: supply.identity }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal)
    const started = performance.now()
    try {
      const run = await startPosting({
        to,
        shape: options.shape,
        targets,
        fields: Object.fromEntries(tables.map(({ name, raw }) => [name, raw])),
        supply,
        journal: async (onFailure) =>
          journal === undefined ? noJournal(Object.keys(targets)) : openJournal(journal, head, onFailure),
        quarantine: quarantineIn(refused),
        rate: options.rate === undefined ? null : wholeNumber('--rate <count>', options.rate, 1_000_000),
        batch: wholeNumber('--batch <count>', options.batch, 10_000),
        inFlight: wholeNumber('--in-flight <count>', options.inFlight, 10_000),
        timeout: secondsOf('--timeout <seconds>', options.timeout),
        ...(options.patience === undefined
          ? {}
          : { patience: secondsOf('--patience <seconds>', options.patience) }),
        stop: stop.signal,
      })
      await watchedRun(run, voice, started)
      const [end, tally] = [await run.ended, run.now()]
      const seconds = (performance.now() - started) / 1_000
      if (end instanceof Error && !(end instanceof PostError)) throw end
      voice.say(postedWords(tally, to, seconds))
      const left = notPostedWords(tally, refused)
      if (left !== undefined) voice.warn(left)
      if (end !== null) {
        const why = end === 'stopped' ? 'it was stopped' : end.message
        throw new AskedError(`${why}; ${goOnWords(tally, journal)}`)
      }
      return {
        code: left === undefined ? exitCodes.fine : exitCodes.stale,
        told: { to, seconds, ...tally, kept: left === undefined ? null : refused },
      }
    } finally {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, onSignal)
    }
  },
})
