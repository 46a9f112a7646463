import { crc32 } from 'node:zlib'
import { failParquet } from './error.js'
import { mustNumberIn, numberIn, structIn } from './fields.js'
import { readThrift } from './thrift.js'

const page = { type: 1, uncompressed: 2, compressed: 3, sum: 4, data: 5, dictionary: 7, data2: 8 } as const

const unbounded = Number.POSITIVE_INFINITY

/**
 * How many times its own size a page can have unpacked, at most, by the number of its codec; and some bytes more. LZO
 * and brotli can have any: a few bytes of brotli stand for 16 MiB.
 */
const ratios = [1, 32, 1100, unbounded, unbounded, 300, 40_000, 300] as const
const someBytes = 1024

/** The bytes of a page that the engine can hold beside what it makes of them. */
const mostPlain = 1 << 30

/**
 * Walks the pages of a column, and refuses them before they are decoded where they do not fit into each other, hold
 * another number of values than said, or have another checksum.
 */
export const checkPages = (bytes: Uint8Array, values: number, codec: number, column: string): void => {
  const wrong = (what: string): never => failParquet(`column ${column}: ${what}; the file is damaged`)
  let [at, seen] = [0, 0]
  for (let number = 1; at < bytes.length; number++) {
    const { struct, size } = readThrift(bytes, at)
    const length = mustNumberIn(struct, page.compressed, `how long page ${number} of column ${column} is`)
    const plain = mustNumberIn(struct, page.uncompressed, `how long page ${number} of column ${column} is`)
    at += size
    if (
      length < 0 ||
      plain < 0 ||
      plain > someBytes + length * (ratios[codec] ?? 1) ||
      at + length > bytes.length
    )
      wrong(
        `page ${number} is said to have ${length} bytes, ${plain} unpacked, of which there are ${bytes.length - at}`,
      )
    if (plain > mostPlain)
      failParquet(
        `column ${column}: page ${number} has ${plain} bytes unpacked, where ${mostPlain} can be read; write smaller pages`,
      )
    const sum = numberIn(struct, page.sum)
    if (sum !== undefined && crc32(bytes.subarray(at, at + length)) !== sum >>> 0)
      wrong(`page ${number} has another checksum than was written`)
    const header = structIn(struct, page.data) ?? structIn(struct, page.data2)
    if (header !== undefined)
      seen += mustNumberIn(header, 1, `how many values page ${number} of column ${column} has`)
    at += length
  }
  if (seen !== values) wrong(`its pages have ${seen} values, where ${values} are said to be`)
}
