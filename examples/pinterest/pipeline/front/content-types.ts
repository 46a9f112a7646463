/** What `POST /topics/{topic}` takes here: Confluent's proxy has other embedded formats, too. */
export const jsonRecords = 'application/vnd.kafka.json.v2+json'

/** What answers are. */
export const answerType = 'application/vnd.kafka.v2+json'

const acceptable = new Set([
  answerType,
  'application/vnd.kafka+json',
  'application/json',
  'application/*',
  '*/*',
])

const bare = (type: string): string => type.split(';')[0]?.trim().toLowerCase() ?? ''

/** Whether a request's `Content-Type` says that its body holds records in JSON. */
export const holdsJsonRecords = (type: string | undefined): boolean =>
  type !== undefined && bare(type) === jsonRecords

/** Whether a request's `Accept` takes what answers are. */
export const accepts = (types: string | undefined): boolean =>
  types === undefined || types.split(',').some((type) => acceptable.has(bare(type)))
