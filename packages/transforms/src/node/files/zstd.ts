import { Decompress } from 'fzstd'
import xxhash from 'xxhash-wasm'
import { type ExactBytes, exactBytes } from './exact-bytes.js'
import { damage, headerRest, littleEndian, ZstdFault, zstdBlockOf, zstdFrameOf } from './zstd-frame.js'

const take = async (input: ExactBytes, count: number): Promise<Uint8Array> => {
  const bytes = await input.take(count)
  if (bytes.length < count) damage('an end inside of a frame')
  return bytes
}

const frameMagic = 0xfd2fb528
const isSkippable = (magic: number): boolean => magic >= 0x184d2a50 && magic <= 0x184d2a5f

/** Sees the content of a frame, and then whether its size and its checksum are those. */
interface Check {
  readonly see: (content: Uint8Array) => void
  readonly end: (size: number | undefined, sum: Uint8Array | undefined) => void
}

const loadHashes = (() => {
  let loaded: ReturnType<typeof xxhash> | undefined
  return (): ReturnType<typeof xxhash> => {
    loaded ??= xxhash()
    return loaded
  }
})()

const checkOf = async (checked: boolean): Promise<Check> => {
  const hash = checked ? (await loadHashes()).create64() : undefined
  let seen = 0
  return {
    see: (content) => {
      seen += content.length
      hash?.update(content)
    },
    end: (size, sum) => {
      if (size !== undefined && size !== seen) damage(`${seen} bytes in a frame of ${size}`)
      if (hash === undefined || sum === undefined) return
      if (Number(hash.digest() & 0xffff_ffffn) !== littleEndian(sum))
        damage('a frame with other content than its checksum says')
    },
  }
}

/** Unpacks block by block; gives what is ready. */
const unpacker = (): ((packed: Uint8Array, last: boolean) => readonly Uint8Array[]) => {
  const ready: Uint8Array[] = []
  const engine = new Decompress((bytes) => {
    if (bytes.length > 0) ready.push(bytes)
  })
  return (packed, last) => {
    try {
      engine.push(packed, last)
    } catch (error) {
      damage(error instanceof Error ? error.message : String(error))
    }
    return ready.splice(0)
  }
}

/** The content of the frame that begins after these four bytes. */
async function* contentOf(input: ExactBytes, magic: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  const descriptor = await take(input, 1)
  const rest = await take(input, headerRest(littleEndian(descriptor)))
  const frame = zstdFrameOf(littleEndian(descriptor), rest)
  const check = await checkOf(frame.checked)
  const unpack = unpacker()
  for (const bytes of [magic, descriptor, rest]) unpack(bytes, false)
  for (let last = false; !last; ) {
    const header = await take(input, 3)
    const block = zstdBlockOf(header)
    last = block.last
    unpack(header, false)
    for (const content of unpack(await take(input, block.length), last && !frame.checked)) {
      check.see(content)
      yield content
    }
  }
  const sum = frame.checked ? await take(input, 4) : undefined
  if (sum !== undefined)
    for (const content of unpack(sum, true)) {
      check.see(content)
      yield content
    }
  check.end(frame.size, sum)
}

/**
 * Unpacks zstd: one frame or several, those to be passed over among them. `fzstd` unpacks the blocks; the size that a
 * frame may say and the checksum that it may have (the low 32 bits of XXH64) are checked at its end.
 * @throws what `damaged` makes of what was met in place of whole zstd data.
 */
export async function* unpackZstd(
  chunks: AsyncIterable<Uint8Array>,
  damaged: (fault: Error) => Error,
): AsyncGenerator<Uint8Array, void, undefined> {
  const input = exactBytes(chunks)
  try {
    for (;;) {
      const magic = await input.take(4)
      if (magic.length === 0) return
      const number = littleEndian(magic)
      if (magic.length === 4 && isSkippable(number)) {
        const length = littleEndian(await take(input, 4))
        if ((await input.skip(length)) < length) damage('an end inside of a frame')
      } else if (magic.length === 4 && number === frameMagic) yield* contentOf(input, magic)
      else damage('bytes where no frame begins')
    }
  } catch (error) {
    throw error instanceof ZstdFault ? damaged(error) : error
  } finally {
    await input.close()
  }
}
