import { createReadStream } from 'node:fs'

/** A line of a file: its number from 1, and its text, or its length where it cannot be read. */
export type FileLine =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly bytes: number; readonly fault: 'too long' | 'not UTF-8' }

const newline = 0x0a
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** What is read at once, in bytes. */
const step = 262_144

const lineOf = (number: number, bytes: Buffer): FileLine => {
  try {
    // The decoder takes a byte order mark away; a file of lines may begin with one.
    return { number, text: utf8.decode(bytes).trim() }
  } catch {
    return { number, bytes: bytes.length, fault: 'not UTF-8' }
  }
}

/**
 * The lines of a file that are not blank, in memory that does not grow with it.
 * @param most bytes of a line, of which longer ones are passed over.
 * @param onRead told how many bytes have been given as lines.
 * @throws Error of Node's for a file that cannot be read.
 */
export async function* linesOf(
  path: string,
  most: number,
  onRead: (bytes: number) => void,
): AsyncGenerator<FileLine, void, undefined> {
  let parts: Buffer[] = []
  let held = 0
  let number = 0
  let read = 0
  const hold = (part: Buffer): void => {
    held += part.length
    if (held <= most) parts.push(part)
    else parts = []
  }
  const take = (): FileLine | undefined => {
    number++
    const line: FileLine =
      held > most ? { number, bytes: held, fault: 'too long' } : lineOf(number, Buffer.concat(parts))
    parts = []
    held = 0
    return 'text' in line && line.text === '' ? undefined : line
  }
  for await (const chunk of createReadStream(path, { highWaterMark: step })) {
    const bytes: Buffer = chunk
    let from = 0
    for (let to = bytes.indexOf(newline); to >= 0; to = bytes.indexOf(newline, from)) {
      hold(bytes.subarray(from, to))
      from = to + 1
      const line = take()
      onRead(read + from)
      if (line !== undefined) yield line
    }
    hold(bytes.subarray(from))
    read += bytes.length
  }
  onRead(read)
  if (held > 0) {
    const line = take()
    if (line !== undefined) yield line
  }
}
