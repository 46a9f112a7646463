import { inLanes } from './lanes/machine.js'
import { md5Program } from './lanes/md5.js'
import { sha1Program } from './lanes/sha1.js'
import { sha2Program } from './lanes/sha2.js'
import { md5, sines } from './md5.js'
import type { AtOnce } from './message.js'
import type { Digest } from './plain.js'
import { sha1 } from './sha1.js'
import { constants256, sha256 } from './sha256.js'
import { constants512, sha512 } from './sha512.js'

/** The names of digests that are written as digits. */
export type DigestName = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512'

/** Both ways to a digest: text by text, and several texts at once. */
interface Ways {
  readonly digest: () => Digest
  readonly atOnce: AtOnce
}

const in256 = inLanes(() => sha2Program(32, constants256))
const in512 = inLanes(() => sha2Program(64, constants512))

/** Each digest by its name. */
export const digests: Readonly<Record<DigestName, Ways>> = {
  md5: { digest: md5, atOnce: inLanes(() => md5Program(sines)) },
  sha1: { digest: sha1, atOnce: inLanes(sha1Program) },
  sha224: { digest: () => sha256(224), atOnce: in256 },
  sha256: { digest: () => sha256(256), atOnce: in256 },
  sha384: { digest: () => sha512(384), atOnce: in512 },
  sha512: { digest: () => sha512(512), atOnce: in512 },
}
