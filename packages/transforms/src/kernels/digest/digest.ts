import type { MeaningOf, OperationsOf } from '@lockstep/schema'
import type { Kernel, PlainColumn, TextColumn } from '../../column/column.js'
import { perRow, perText } from '../shared/apply.js'
import { operandAs } from '../shared/operand.js'
import { crc32 } from './crc32.js'
import { type DigestName, digests } from './digests.js'
import { digestEach } from './message.js'
import { murmur3 } from './murmur3.js'
import { xxhash64 } from './xxhash64.js'

const digestText = (name: string, of: Kernel): Kernel => {
  const way = digests[name as DigestName]
  if (way === undefined) throw new TypeError(`there is no digest ${name}`)
  return perText(of, digestEach(way.digest(), way.atOnce))
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
  md5: (_, of) => digestText('md5', of),
  sha1: (_, of) => digestText('sha1', of),
  sha2: ({ constants: { bits } }, of) => digestText(`sha${bits}`, of),
  crc32: (_, of) => perText(of, crc32),
  hash: (_, of) => ofAnyCell(of, murmur3),
  xxhash64: (_, of) => ofAnyCell(of, xxhash64),
}
