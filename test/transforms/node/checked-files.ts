import { Buffer } from 'node:buffer'

const base64 = (...lines: readonly string[]): Uint8Array =>
  new Uint8Array(Buffer.from(lines.join(''), 'base64'))

/** 400 records, one a line. */
export const records: string = Array.from(
  { length: 400 },
  (_, row) => `${JSON.stringify({ a: (row * row) % 29, b: `pin ${row % 7}` })}\n`,
).join('')

/** Those records as `zstd -19 --zstd=wlog=14` packs them from a pipe: a window, no size, and a checksum, as by default. */
export const zstdRecords = base64(
  'KLUv/QQgNQsAog8gFaAZ0gGbNuIGAHEjmxApd7Iuu+LmCCudzPRq/rz03Fc4K53M9Gr+vPTcx610MtOr+fO69NzHrXQy06v5',
  '87r03McNSyczvZo/r0sP0se4Yelkplfz53Vp9CB9rHBj6WQeNK3m/7wujR4P0s4xKnMDLAQTQBwSAoLAIBgMQVAQKAKAoKhB',
  'dH7/DuAskqhWHRJIEMgQYAgUgvk94X/8fgfPf4ItcwMRtg3yKdunqQRMIdZ9JoVv9iUcn52aex57DERum91Rtk9TmahCrPeZ',
  'Ct/Rd/h9tni29YpMZSDytlF/ZfvpKiFbiIDJDB+268z7bHu29Y9c1UDkbaN8yvZpKiVbiECTET7M68z7bPFs62qQNdG3zXIp',
  'WyeoDKwQb0vC33IQFCEQyrN6sEHmRNc2yqdsmaISUIXYSZeLD5Kf8JAgWqqIRFu1BUshGZrKFYsEZU8ql7jP6v3IAot6Pwm2',
  '53/ywAF8Fbs5VC4=',
)

/** One record as `zstd` packs a file: its size in the header, and a checksum. */
export const zstdSized = base64('KLUv/SQIQQAAeyJhIjoxfQri7+zg')

/** The same as `zstd --no-check` packs it. */
export const zstdUnchecked = base64('KLUv/SAIQQAAeyJhIjoxfQo=')

/** Nothing, as `zstd` packs it. */
export const zstdEmpty = base64('KLUv/SQAAQAAmenYUQ==')

/** The 40 rows of both Parquet files: an id, and one of five words. */
export const parquetRows: readonly { readonly id: number; readonly word: string }[] = Array.from(
  { length: 40 },
  (_, id) => ({ id, word: `word ${id % 5}` }),
)

/** Parquet of pyarrow 25.0.1, not compressed, its pages of version 1 and each with a checksum. */
export const parquetChecked = base64(
  'UEFSMRUEFcACFcACFZKx9Uo8FVAVABIAAAAAAAABAAAAAgAAAAMAAAAEAAAABQAAAAYAAAAHAAAACAAAAAkAAAAKAAAACwAA',
  'AAwAAAANAAAADgAAAA8AAAAQAAAAEQAAABIAAAATAAAAFAAAABUAAAAWAAAAFwAAABgAAAAZAAAAGgAAABsAAAAcAAAAHQAA',
  'AB4AAAAfAAAAIAAAACEAAAAiAAAAIwAAACQAAAAlAAAAJgAAACcAAAAVABVMFUwVtNWi7Q4cFVAVEBUGFQYcAAAAAgAAAFAB',
  'BgtAIAxEYRxIoixM4zxQJE1UZV1Ypm1c531gKI5kaZ4VBBVkFWQVgofWmgM8FQoVABIAAAYAAAB3b3JkIDAGAAAAd29yZCAx',
  'BgAAAHdvcmQgMgYAAAB3b3JkIDMGAAAAd29yZCA0FQAVLhUuFeb9q8MJHBVQFRAVBhUGHAAAAAIAAABQAQMLiEZEI6IR0Yho',
  'RDQiGhGNFQQZPDUAGAZzY2hlbWEVBAAVAiUCGAJpZAAVDCUCGAR3b3JkJQBMHAAAABZQGRwZLCYAHBUCGTUABhAZGAJpZBUA',
  'FlAW6AMW6AMm8gImCCksFQQVABUCABUAFRAVAgA8KQYZJgBQAAAAJgAcFQwZNQAGEBkYBHdvcmQVABZQFuwBFuwBJvwEJvAD',
  'KSwVBBUAFQIAFQAVEBUCADwW4AMZBhkmAFAAAAAW1AUWUCYIFtQFACggcGFycXVldC1jcHAtYXJyb3cgdmVyc2lvbiAyNS4w',
  'LjEZLBwAABwAAADdAAAAUEFSMQ==',
)

/** The same with data pages of version 2. */
export const parquetChecked2 = base64(
  'UEFSMRUEFcACFcACFZKx9Uo8FVAVABIAAAAAAAABAAAAAgAAAAMAAAAEAAAABQAAAAYAAAAHAAAACAAAAAkAAAAKAAAACwAA',
  'AAwAAAANAAAADgAAAA8AAAAQAAAAEQAAABIAAAATAAAAFAAAABUAAAAWAAAAFwAAABgAAAAZAAAAGgAAABsAAAAcAAAAHQAA',
  'AB4AAAAfAAAAIAAAACEAAAAiAAAAIwAAACQAAAAlAAAAJgAAACcAAAAVBhVEFUQVjP3i8w1MFVAVABVQFRAVBBUAEhwAAABQ',
  'AQYLQCAMRGEcSKIsTOM8UCRNVGVdWKZtXOd9YCiOZGmeFQQVZBVkFYKH1poDPBUKFQASAAAGAAAAd29yZCAwBgAAAHdvcmQg',
  'MQYAAAB3b3JkIDIGAAAAd29yZCAzBgAAAHdvcmQgNBUGFSYVJhXihtqQAUwVUBUAFVAVEBUEFQASHAAAAFABAwuIRkQjohHR',
  'iGhENCIaEY0VBBk8NQAYBnNjaGVtYRUEABUCJQIYAmlkABUMJQIYBHdvcmQlAEwcAAAAFlAZHBksJgAcFQIZNQAGEBkYAmlk',
  'FQAWUBbqAxbqAybyAiYIKSwVBBUAFQIAFQAVEBUCADwpBhkmAFAAAAAmABwVDBk1AAYQGRgEd29yZBUAFlAW7gEW7gEm/gQm',
  '8gMpLBUEFQAVAgAVABUQFQIAPBbgAxkGGSYAUAAAABbYBRZQJggW2AUAKCBwYXJxdWV0LWNwcC1hcnJvdyB2ZXJzaW9uIDI1',
  'LjAuMRksHAAAHAAAAN0AAABQQVIx',
)
