import type { Lines } from '../operation.js'

/** Text as numbers, and in other alphabets. Bytes are those of UTF-8. */
export const encode = {
  /** Spark's `octet_length`: the number of bytes. */
  octetLength: {
    takes: ['text'],
    constants: {},
    gives: 'int',
    nulls: 'strict',
    words: 'the bytes of {0}, counted',
  },
  /** Spark's `ascii`: the first code point, 0 for the empty text. */
  ascii: {
    takes: ['text'],
    constants: {},
    gives: 'int',
    nulls: 'strict',
    words: 'the number of the first character of {0}',
  },
  /** Spark's `char`: the code point of the lowest 8 bits, the empty text below 0. */
  chr: {
    takes: ['integer'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    words: 'the character with the number {0}',
  },
  /** Spark's `hex` of text: each byte as two digits. */
  hex: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    steps: 12,
    words: '{0} in hexadecimal',
  },
  /** Spark's `unhex`, where that is UTF-8. */
  unhex: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'partial',
    changes: ['c3A9', '414', 'F09f9880', 'ff', '2G'],
    rare: 'most texts are not hexadecimal',
    words: 'what {0} says in hexadecimal; null for anything else',
  },
  /** Spark's `base64`, in one line whatever the version. */
  base64: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    steps: 5,
    words: '{0} in Base64',
  },
  /** Spark's `unbase64`, where it is well-formed, and UTF-8. */
  unbase64: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'partial',
    steps: 2,
    changes: ['w6k=', 'YQ==', 'YWJj', '/w==', 'YQ='],
    rare: 'most texts are not Base64',
    words: 'what {0} says in Base64; null for anything else',
  },
  /** Spark's `url_encode`. */
  urlEncode: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    words: '{0} as part of an address',
  },
  /** Spark's `url_decode`, where it is well-formed, and UTF-8. */
  urlDecode: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'partial',
    steps: 2,
    changes: ['a+b%20c', '%C3%a9', '%ff', '%4', '%EF%BF%BD'],
    rare: 'most texts have nothing to decode',
    words: '{0} as it is outside of an address; null where it is none',
  },
  /** Spark's `soundex`, of texts that begin with an ASCII letter; others stay. */
  soundex: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    changes: ['Robert', 'Ashcraft', 'tymczak', 'bwb'],
    rare: 'many texts begin with no letter',
    words: '{0} by its sound in English',
  },
  /** Spark's `levenshtein`: code points put in, left out, or changed. */
  levenshtein: {
    takes: ['text', 'text'],
    constants: {},
    gives: 'int',
    nulls: 'strict',
    words: 'the edits from {0} to {1}, counted',
  },
  /** The five entities of XML, and numbers of code points, in one go; all else stays. */
  decodeHtml: {
    takes: ['text'],
    constants: {},
    gives: 'text',
    nulls: 'strict',
    changes: ['a&amp;lt;b', '&#233;&#xE9;', '&#128512;', '&#xD800;&#0;', '&apos;&quot;&gt'],
    rare: 'most texts have no entities',
    lambdas: 1,
    steps: 4,
    words: '{0} with its HTML entities as characters',
  },
  /** Spark's `luhn_check`, of ASCII digits alone. */
  luhnCheck: {
    takes: ['text'],
    constants: {},
    gives: 'boolean',
    nulls: 'strict',
    changes: ['79927398713', '4111111111111111', '0'],
    words: '{0} is a number whose last digit checks the others',
  },
} as const

encode satisfies Lines
