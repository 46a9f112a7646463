import { createRequire } from 'node:module'
import type { Unpack } from '../../formats/arrow/buffers.js'
import { IpcError } from '../../formats/arrow/error.js'
import { unpackZstd } from './zstd.js'

/** `@foxglove/wasm-lz4`: the LZ4 library itself, which checks the sums of a frame. */
type Lz4 = ((packed: Uint8Array, size: number) => Uint8Array) & { readonly isLoaded: Promise<unknown> }

const load = createRequire(import.meta.url)
const name = '@foxglove/wasm-lz4'

/** Its memory grows and never shrinks; one that had as much to do is replaced by a new one. */
const mostBytes = 64 * 1024 * 1024

let lz4: Lz4 | undefined

/** The next call gets a new engine: one that has failed gives nothing right any more. */
const forget = (engine: Lz4): void => {
  if (engine !== lz4) return
  lz4 = undefined
  const folder = load.resolve(name).replace(/[^/\\]*$/, '')
  for (const path of Object.keys(load.cache)) if (path.startsWith(folder)) delete load.cache[path]
}

/** How many bytes one byte of LZ4 can stand for, at most. */
const mostPerByte = 255

const damaged = (codec: string, cause: string): IpcError =>
  new IpcError(`a packed buffer is no whole ${codec}: ${cause}; the bytes are damaged`)

const told = (codec: string, error: unknown): IpcError =>
  error instanceof IpcError ? error : damaged(codec, error instanceof Error ? error.message : String(error))

const lz4Buffer = async (packed: Uint8Array, size: number): Promise<Uint8Array> => {
  if (size > packed.length * mostPerByte) throw damaged('lz4', `${packed.length} bytes cannot hold ${size}`)
  lz4 ??= load(name) as Lz4
  const engine = lz4
  await engine.isLoaded
  try {
    const bytes = new Uint8Array(engine(packed, size))
    if (bytes.length !== size) throw damaged('lz4', `it has ${bytes.length} bytes of ${size}`)
    if (size > mostBytes) forget(engine)
    return bytes
  } catch (error) {
    forget(engine)
    throw told('lz4', error)
  }
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes
}

const zstdBuffer = async (packed: Uint8Array, size: number): Promise<Uint8Array> => {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of unpackZstd(inOne(packed), (error) => told('zstd', error))) {
    length += part.length
    if (length > size) throw damaged('zstd', `it has more than ${size} bytes`)
    parts.push(part)
  }
  if (length !== size) throw damaged('zstd', `it has ${length} bytes of ${size}`)
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** Unpacks a buffer of a batch that has `size` bytes unpacked. @throws IpcError where it is damaged, or has another number. */
export const unpack: Unpack = (codec, packed, size) =>
  codec === 'lz4' ? lz4Buffer(packed, size) : zstdBuffer(packed, size)
