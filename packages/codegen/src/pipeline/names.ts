import { z } from 'zod'

/** What a name must be like, and how that is told. */
interface Rule {
  readonly pattern: RegExp
  readonly takes: string
  /** What it must not be like, though it is of the right characters. */
  readonly refuses?: RegExp
}

type Named =
  | 'user'
  | 'topic'
  | 'bucket'
  | 'role'
  | 'connector'
  | 'plugin'
  | 'stage'
  | 'region'
  | 'version'
  | 'connectVersion'
  | 'schedule'

const rules: Readonly<Record<Named, Rule>> = {
  /** What holds for topics of Kafka, buckets of S3 and roles of IAM alike, with what is put around it. */
  user: {
    pattern: /^[a-z0-9](?:[a-z0-9-]{0,42}[a-z0-9])?$/u,
    takes:
      '1 to 44 lower-case letters, digits and hyphens with no hyphen at either end, since topics, buckets and roles are named by it',
  },
  /** Without a dot, which would be cut where the user ends, and with which a bucket's certificate would not match. */
  topic: {
    pattern: /^[A-Za-z][A-Za-z0-9_-]{0,62}$/u,
    takes: 'a letter, and then at most 62 letters, digits, hyphens and underscores',
  },
  bucket: {
    pattern: /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/u,
    refuses: /^(?:xn--|sthree-|amzn-s3-demo-)|(?:-s3alias|--ol-s3|--x-s3|--table-s3)$/u,
    takes:
      '3 to 63 lower-case letters, digits and hyphens with no hyphen at either end, and none of the beginnings and ends that S3 keeps for itself',
  },
  role: {
    pattern: /^[\w+=,.@-]{1,64}$/u,
    takes: '1 to 64 letters, digits and characters of _+=,.@-, as IAM takes them',
  },
  /** Of the connector, to which the name of its role adds five characters. */
  connector: {
    pattern: /^[A-Za-z0-9][A-Za-z0-9-]{0,58}$/u,
    takes: 'a letter or digit, and then at most 58 letters, digits and hyphens',
  },
  plugin: {
    pattern: /^[A-Za-z0-9][A-Za-z0-9-]{0,127}$/u,
    takes: 'a letter or digit, and then at most 127 letters, digits and hyphens',
  },
  stage: {
    pattern: /^[A-Za-z0-9_-]{1,128}$/u,
    takes: '1 to 128 letters, digits, hyphens and underscores, as API Gateway takes them',
  },
  region: {
    pattern: /^[a-z]{2}(?:-[a-z]+)+-[0-9]$/u,
    takes: 'a region such as us-east-1',
  },
  version: {
    pattern: /^[0-9]+(?:\.[0-9]+){1,3}$/u,
    takes: 'numbers with points between them, such as 2.8.1',
  },
  /** MSK Connect names some by their line alone: `3.7.x`. */
  connectVersion: {
    pattern: /^[0-9]+(?:\.[0-9]+)+(?:\.x)?$/u,
    takes: 'a version that MSK Connect offers, such as 2.7.1 or 3.7.x',
  },
  schedule: {
    pattern:
      /^(?:@(?:once|hourly|daily|weekly|monthly|quarterly|yearly)|[0-9*/,-]+(?: [0-9A-Za-z*/,#-]+){4})$/u,
    takes: 'what Airflow takes, such as @daily, or five fields of cron',
  },
}

/** A text that holds a rule of names; the message of one that does not tells the rule. */
export const nameLike = (kind: Named): z.ZodString => {
  const { pattern, takes, refuses } = rules[kind]
  const error = ({ input }: { readonly input?: unknown }): string =>
    `expected ${takes}, got ${input === undefined ? 'nothing' : JSON.stringify(input)}`
  return z
    .string({ error })
    .regex(pattern, { error })
    .refine((name) => refuses?.test(name) !== true, { error })
}
