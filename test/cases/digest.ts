import { type Case, of } from './cases.js'

/** Rows of input and answer for the operations of `schema/graph/operations/digest.ts`. */
export const digest: readonly Case[] = [
  of(
    'md5',
    (raw) => raw.text.md5(),
    { text: '', answer: 'd41d8cd98f00b204e9800998ecf8427e' },
    { text: 'a', answer: '0cc175b9c0f1b6a831c399e269772661' },
    { text: 'a😀b😀', answer: '997c05c0242f46ba712a45010a1136cf' },
    { text: '\0b\0', answer: '3872a0c0d14e52b354d306694194d504' },
    { answer: null },
  ),
  of(
    'sha1',
    (raw) => raw.text.sha1(),
    { text: '', answer: 'da39a3ee5e6b4b0d3255bfef95601890afd80709' },
    { text: 'a', answer: '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8' },
    { text: 'é', answer: 'bf15be717ac1b080b4f1c456692825891ff5073d' },
    { answer: null },
  ),
  of(
    'sha2',
    (raw) => raw.text.sha2(256),
    { text: '', answer: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
    { text: 'a.b.c', answer: '845e30448809e2bc8958eb025bfc795235d13b077a53d0c3abbd2385170dc9b8' },
    { answer: null },
  ),
  of(
    'sha2',
    (raw) => raw.text.sha2(224),
    { text: '', answer: 'd14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f' },
    { text: 'a', answer: 'abd37534c7d9a2efb9465de931cd7055ffdb8879563ae98078d6d6d5' },
  ),
  of('sha2', (raw) => raw.text.sha2(384), {
    text: '',
    answer:
      '38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b',
  }),
  of('sha2', (raw) => raw.text.sha2(512), {
    text: '',
    answer:
      'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
  }),
  of(
    'crc32',
    (raw) => raw.text.crc32(),
    { text: '', answer: 0n },
    { text: 'a', answer: 3_904_355_907n },
    { text: '\u00a0a', answer: 4_191_712_795n },
    { answer: null },
  ),
  of(
    'hash',
    (raw) => raw.text.hash(),
    { text: '', answer: 142_593_372 },
    { text: 'a', answer: 1_485_273_170 },
    { text: 'abc', answer: 1_322_437_556 },
    { text: 'abcdefgh', answer: -804_741_815 },
    { text: 'ÿÿÿÿÿ', answer: 536_538_186 },
    { answer: 42 },
  ),
  of(
    'xxhash64',
    (raw) => raw.text.xxhash64(),
    { text: '', answer: -7_444_071_767_201_028_348n },
    { text: 'a', answer: -8_582_455_328_737_087_284n },
    { text: 'abcdefghi', answer: -7_093_207_067_522_615_973n },
    { text: 'x'.repeat(31), answer: -1_716_462_135_722_163_746n },
    { text: 'x'.repeat(32), answer: 1_299_777_543_150_008_824n },
    { text: 'x'.repeat(33), answer: -2_751_654_916_054_470_392n },
    { text: 'x'.repeat(100), answer: 365_730_103_971_579_591n },
    { text: 'é'.repeat(40), answer: -2_287_857_623_996_275_449n },
    { answer: 42n },
  ),
  of(
    'sha2',
    (raw) => raw.text.hashPii('salt'),
    { text: 'a', answer: 'c48e22d109fbdc9ea9d09115591b16133717abf8f0faad86b3656f23f0a8de5b' },
    { answer: null },
  ),
]
