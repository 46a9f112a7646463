import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openRowStore } from '../../../packages/transforms/src/node/files/row-store.js'

/** Where a file that only counts was written to and read from. */
const seen = vi.hoisted(() => ({ written: 0, read: [] as number[] }))

vi.mock('node:fs', async (original) => ({
  ...(await original<typeof import('node:fs')>()),
  mkdtempSync: () => 'nowhere',
  openSync: () => -1,
  rmSync: () => undefined,
  closeSync: () => undefined,
  writeSync: (_: number, __: Uint8Array, ___: number, length: number, place: number) => {
    expect(place).toBe(seen.written)
    seen.written += length
    return length
  },
  readSync: (_: number, into: Uint8Array, at: number, length: number, place: number) => {
    seen.read.push(place)
    into.fill(place % 251, at, at + length)
    return length
  },
}))

beforeEach(() => {
  Object.assign(seen, { written: 0, read: [] })
})

describe('a row store of more than 4 GiB', () => {
  it('writes and reads at places above 2^32', () => {
    const store = openRowStore('nowhere')
    const part = new Uint8Array(1 << 26)
    for (let parts = 0; parts < 70; parts++) store.append(part)
    expect(seen.written).toBe(70 * 2 ** 26)
    for (const place of [2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 5]) {
      expect([...store.read(place, 2)]).toEqual([place % 251, place % 251])
      expect(seen.read.pop()).toBe(place)
    }
    store.append(Uint8Array.of(7, 8, 9))
    expect([...store.read(70 * 2 ** 26 + 1, 2)]).toEqual([8, 9])
    store.close()
  })
})
