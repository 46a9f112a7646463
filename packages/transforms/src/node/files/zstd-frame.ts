// What stands around the blocks of a zstd frame (RFC 8878).

/** Packed bytes that are no whole zstd, and why. */
export class ZstdFault extends Error {}

/** Throws what was met in place of whole zstd data. */
export const damage = (got: string): never => {
  throw new ZstdFault(got)
}

/** A frame, by its header. */
export interface ZstdFrame {
  /** Whether a checksum follows its last block. */
  readonly checked: boolean
  /** How many bytes it has unpacked, where that is said. */
  readonly size: number | undefined
}

/** A block, by its header. */
export interface ZstdBlock {
  readonly last: boolean
  /** The bytes that follow the header. */
  readonly length: number
}

/** The bytes of a block, at most, packed or not. */
const mostBlock = 1 << 17

/** The bytes of a window, at most, as in `zstd` and its library where no more is allowed. */
export const mostWindow: number = 1 << 27

/** A number, its low byte first. */
export const littleEndian = (bytes: Uint8Array): number =>
  bytes.reduceRight((number, byte) => number * 256 + byte, 0)

/** How many bytes of a frame's header follow its descriptor. */
export const headerRest = (descriptor: number): number => {
  const { single, dictionary, size } = widths(descriptor)
  return (single ? 0 : 1) + dictionary + size
}

const widths = (
  descriptor: number,
): { readonly single: boolean; readonly dictionary: number; readonly size: number } => {
  const single = (descriptor & 0x20) !== 0
  return {
    single,
    dictionary: [0, 1, 2, 4][descriptor & 3] ?? 0,
    size: [single ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0,
  }
}

const windowOf = (byte: number): number => {
  const power = 2 ** (10 + (byte >> 3))
  return power + (power / 8) * (byte & 7)
}

/** A frame by its descriptor, and the rest of its header. */
export const zstdFrameOf = (descriptor: number, rest: Uint8Array): ZstdFrame => {
  const { single, dictionary, size } = widths(descriptor)
  if ((descriptor & 0x08) !== 0) damage('a frame header with a bit that has no meaning')
  const from = single ? 0 : 1
  const id = littleEndian(rest.subarray(from, from + dictionary))
  if (id !== 0) damage(`a frame that was packed with dictionary ${id}`)
  // Two bytes count from 256.
  const said = littleEndian(rest.subarray(from + dictionary)) + (size === 2 ? 256 : 0)
  const window = single ? said : windowOf(rest[0] ?? 0)
  if (window > mostWindow) damage(`a window of ${window} bytes, where ${mostWindow} are the most`)
  return { checked: (descriptor & 0x04) !== 0, size: size === 0 ? undefined : said }
}

/** A block by the three bytes of its header. */
export const zstdBlockOf = (header: Uint8Array): ZstdBlock => {
  const number = littleEndian(header)
  const type = (number >> 1) & 3
  const size = number >> 3
  if (type === 3) damage('a block of a type that does not exist')
  if (size > mostBlock) damage(`a block of ${size} bytes, where ${mostBlock} are the most`)
  return { last: (number & 1) === 1, length: type === 1 ? 1 : size }
}
