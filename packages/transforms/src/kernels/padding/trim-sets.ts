import { after, before, codePointOf } from '../../bytes/characters.js'
import type { TextColumn } from '../../column/column.js'
import { cutEachBy } from '../shared/cut-text.js'

/** Characters: those of ASCII as flags, the others by their code points. */
interface Characters {
  readonly ascii: Uint8Array
  readonly others: ReadonlySet<number>
}

const charactersOf = (text: string): Characters => {
  const codePoints = Array.from(text, (character) => Number(character.codePointAt(0)))
  const ascii = new Uint8Array(128)
  for (const codePoint of codePoints) if (codePoint < 128) ascii[codePoint] = 1
  return { ascii, others: new Set(codePoints.filter((codePoint) => codePoint >= 128)) }
}

const firstKept = (bytes: Uint8Array, start: number, end: number, { ascii, others }: Characters): number => {
  let at = start
  while (at < end) {
    const byte = bytes[at] as number
    const next = byte < 128 ? at + 1 : after(bytes, at, end)
    if (byte < 128 ? ascii[byte] === 0 : !others.has(codePointOf(bytes, at, next))) return at
    at = next
  }
  return at
}

const lastKept = (bytes: Uint8Array, start: number, end: number, { ascii, others }: Characters): number => {
  let at = end
  while (at > start) {
    const byte = bytes[at - 1] as number
    const last = byte < 128 ? at - 1 : before(bytes, at, start)
    if (byte < 128 ? ascii[byte] === 0 : !others.has(codePointOf(bytes, last, at))) return at
    at = last
  }
  return at
}

/** Text without any of some characters at its ends. */
export const trimSet = (
  text: string,
  { left, right }: { readonly left: boolean; readonly right: boolean },
): ((column: TextColumn) => TextColumn) => {
  const characters = charactersOf(text)
  return cutEachBy(({ length, offsets, bytes }, from, to) => {
    for (let index = 0; index < length; index++) {
      const start = offsets[index] as number
      const end = offsets[index + 1] as number
      const first = left ? firstKept(bytes, start, end, characters) : start
      from[index] = first
      to[index] = right ? lastKept(bytes, first, end, characters) : end
    }
  })
}
