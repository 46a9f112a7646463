import type { Lines } from '../operation.js'

/** What is computed of the UTF-8 bytes of a text, and differs where they do. */
export const digest = {
  /** Spark's `md5`: 32 hexadecimal digits in lower case. */
  md5: { takes: ['text'], constants: {}, gives: 'text', nulls: 'strict', words: 'the MD5 of {0}' },
  /** Spark's `sha1`: 40 hexadecimal digits in lower case. */
  sha1: { takes: ['text'], constants: {}, gives: 'text', nulls: 'strict', words: 'the SHA-1 of {0}' },
  /** Spark's `sha2`: as many bits, in hexadecimal digits in lower case. */
  sha2: {
    takes: ['text'],
    constants: { bits: { oneOf: ['224', '256', '384', '512'] } },
    gives: 'text',
    nulls: 'strict',
    words: 'the SHA-2 of {0} in {bits} bits',
  },
  /** Spark's `crc32`. */
  crc32: { takes: ['text'], constants: {}, gives: 'long', nulls: 'strict', words: 'the CRC-32 of {0}' },
  /** Spark's `hash` of text: Murmur3 with its own tail, seed 42, which is the hash of null. */
  hash: { takes: ['text'], constants: {}, gives: 'int', nulls: 'never', words: 'the hash of {0}' },
  /** Spark's `xxhash64` of text, seed 42, which is the hash of null. */
  xxhash64: { takes: ['text'], constants: {}, gives: 'long', nulls: 'never', words: 'the xxHash64 of {0}' },
} as const

digest satisfies Lines
