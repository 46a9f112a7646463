import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import type { Kernel, PlainColumn, TextColumn } from '../../column/column.js'
import { perRow, perText } from '../shared/apply.js'
import { operandAs } from '../shared/operand.js'
import { crc32 } from './crc32.js'
import { md5 } from './md5.js'
import { type Digest, digestEach } from './message.js'
import { murmur3 } from './murmur3.js'
import { sha1 } from './sha1.js'
import { sha256 } from './sha256.js'
import { sha512 } from './sha512.js'
import { xxhash64 } from './xxhash64.js'

const sha2: Readonly<Record<string, () => Digest>> = {
  224: () => sha256(224),
  256: () => sha256(256),
  384: () => sha512(384),
  512: () => sha512(512),
}

const sha2Of = (bits: string): Digest => {
  const made = sha2[bits]
  if (made === undefined) throw new TypeError(`there is no SHA-2 of ${bits} bits`)
  return made()
}

/** As `perText`, for what null becomes something of. */
const ofAnyCell = (of: Kernel, compute: (column: TextColumn) => PlainColumn): Kernel =>
  perRow([of], {
    strict: false,
    compute: ([operand]) => {
      if (operand === undefined) throw new TypeError('expected a column')
      return compute(operandAs(operand, 'text').cells)
    },
  })

/** The operations of `schema/graph/operations/digest.ts` on Arrow columns. */
export const digest: MeaningOf<Kernel, OperationsOf<'digest'>> = {
  md5: (_, of) => perText(of, digestEach(md5())),
  sha1: (_, of) => perText(of, digestEach(sha1())),
  sha2: ({ constants: { bits } }, of) => perText(of, digestEach(sha2Of(bits))),
  crc32: (_, of) => perText(of, crc32),
  hash: (_, of) => ofAnyCell(of, murmur3),
  xxhash64: (_, of) => ofAnyCell(of, xxhash64),
}
