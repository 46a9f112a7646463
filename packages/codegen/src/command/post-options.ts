import type { ShapeName } from '../post/shapes.js'
import { wholeNumber } from './numbers.js'
import { moduleFlag } from './reading.js'
import { AskedError } from './reasons.js'
import type { Flag } from './verb.js'

/** What is posted, where and how. */
export interface PostOptions {
  readonly to: string
  readonly module?: string
  readonly shape: ShapeName
  readonly topic?: readonly string[]
  readonly together?: string
  readonly generator?: string
  readonly generate?: string
  readonly seed: string
  readonly rate?: string
  readonly batch: string
  readonly inFlight: string
  readonly timeout: string
  readonly patience?: string
  readonly journal?: string
  readonly refused?: string
}

/** The options of `lockstep post`. */
export const postFlags: readonly Flag[] = [
  { flags: '--to <address>', about: 'the address of the API, or of a REST proxy of Kafka', isNeeded: true },
  moduleFlag,
  {
    flags: '--shape <shape>',
    about: "how records are carried: Kafka's REST v2, or Kinesis through API Gateway",
    choices: ['kafka', 'kinesis'],
    default: 'kafka',
  },
  {
    flags: '--topic <table=name>',
    about:
      "the topic or stream of a table, again for each; what the module's pipeline says, else the table's name",
    isList: true,
  },
  {
    flags: '--together <columns>',
    about: 'posts records together that have the same value in a column: ind, or pin=index,geo=ind,user=ind',
  },
  { flags: '--generator <module>', about: 'a module whose function makes records of a seed and a count' },
  { flags: '--generate <count>', about: 'how many posts the generator makes' },
  { flags: '--seed <number>', about: "the generator's seed", default: '1' },
  { flags: '--rate <count>', about: 'records a second; as many as go if left out' },
  { flags: '--batch <count>', about: 'records of a request, at most', default: '1' },
  { flags: '--in-flight <count>', about: 'requests under way, at most', default: '32' },
  { flags: '--timeout <seconds>', about: 'how long an answer may take', default: '10' },
  {
    flags: '--patience <seconds>',
    about: 'how long a record is tried; 60 if left out, and 5 while nothing was ever taken',
  },
  {
    flags: '--journal <file>',
    about: 'keeps what was acknowledged; the same command then goes on where it ended',
  },
  {
    flags: '--refused <file>',
    about: 'keeps what was not taken, with the reason; beside the journal, or refused.ndjson, if left out',
  },
]

/**
 * The address of an API, without a slash at the end.
 * @throws AskedError for what is no address of HTTP.
 */
export const addressOf = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/u.test(url.protocol) || url.search !== '' || url.hash !== '')
    throw new AskedError(
      `option '--to <address>': expected an address such as http://127.0.0.1:8082, got ${text}`,
    )
  if (url.username !== '' || url.password !== '')
    throw new AskedError("option '--to <address>': a name and a password do not stand in an address")
  return url.href.replace(/\/+$/u, '')
}

/** Seconds as milliseconds. */
export const secondsOf = (flag: string, text: string): number => wholeNumber(flag, text, 86_400) * 1_000
