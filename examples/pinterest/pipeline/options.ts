import { parseArgs } from 'node:util'

/** What the command is told. */
export interface CommandOptions {
  readonly posts: number
  /** Null for that of the pipeline. */
  readonly port: number | null
  readonly isKept: boolean
  readonly isHelp: boolean
}

/** What `npm run pipeline -- --help` says. */
export const help = `npm run pipeline -- [options]

Runs the whole pipeline on this machine: posts, Kafka, S3, Spark with Delta Lake, answers; compares with TypeScript; and ends all again.
The first time, it fetches what it needs into .lockstep ($LOCKSTEP_HOME), which takes some minutes and 2 GB.

  --posts <count>   posts to send, each of three records, the real ones among them where they are there (3000)
  --port <number>   the port of the REST front (that of the pipeline, 8082); 0 for any that is free
  --keep            leave the servers running until Ctrl-C, and print their addresses
  --help            print this`

const whole = (flag: string, text: string, least: number, most: number): number => {
  const value = /^[0-9]+$/u.test(text) ? Number(text) : Number.NaN
  if (!(value >= least && value <= most))
    throw new Error(`option ${flag}: expected a whole number from ${least} to ${most}, got ${text}`)
  return value
}

/**
 * Reads the words of the command.
 * @throws Error in one sentence for an option that there is not, or a value that is none.
 */
export const readOptions = (words: readonly string[]): CommandOptions => {
  const { values } = parseArgs({
    args: [...words],
    options: {
      posts: { type: 'string', default: '3000' },
      port: { type: 'string' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  return {
    posts: whole('--posts', values.posts, 1, 1_000_000),
    port: values.port === undefined ? null : whole('--port', values.port, 0, 65_535),
    isKept: values.keep,
    isHelp: values.help,
  }
}
