import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import { call, plainInt, type Spark } from '../spark/expression.js'

/** The operations of `schema/graph/operations/digest.ts` on Spark. */
export const digest: MeaningOf<Spark, OperationsOf<'digest'>> = {
  md5: (_, of) => call('md5', of),
  sha1: (_, of) => call('sha1', of),
  sha2: ({ constants: { bits } }, of) => call('sha2', of, plainInt(Number(bits))),
  crc32: (_, of) => call('crc32', of),
  hash: (_, of) => call('hash', of),
  xxhash64: (_, of) => call('xxhash64', of),
}
