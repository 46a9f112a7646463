import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { openRowStore } from '../../../packages/transforms/src/node/files/row-store.js'

const folder = mkdtempSync(join(tmpdir(), 'row-store-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Bytes that tell their places. */
const bytesFrom = (start: number, length: number): Uint8Array => {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at++) bytes[at] = (start + at) % 251
  return bytes
}

describe('a row store', () => {
  it('reads what was written, from any place, before and after it went to disk', () => {
    const step = fc.record({
      append: fc.oneof(fc.nat(50), fc.nat(3_000_000)),
      place: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.oneof(fc.nat(50), fc.nat(2_000_000)),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        const store = openRowStore(folder)
        let total = 0
        for (const { append, place, length } of steps) {
          store.append(bytesFrom(total, append))
          total += append
          const from = Math.floor(place * total)
          const expected = bytesFrom(from, Math.min(length, total - from))
          expect(Buffer.compare(store.read(from, length), expected)).toBe(0)
        }
        store.close()
      }),
      { numRuns: 20 },
    )
  })

  it('leaves nothing in its folder once it is closed, also when closed twice', () => {
    const store = openRowStore(folder)
    store.append(bytesFrom(0, 3_000_000))
    store.close()
    store.close()
    expect(readdirSync(folder)).toEqual([])
  })

  it.skipIf(process.platform === 'win32')(
    'has no name while it is open: nothing is left of a process that is killed',
    () => {
      const store = openRowStore(folder)
      store.append(bytesFrom(0, 3_000_000))
      expect(readdirSync(folder)).toEqual([])
      store.close()
    },
  )

  it('says which folder it cannot use, and why', () => {
    const missing = join(folder, 'missing')
    expect(() => openRowStore(missing)).toThrow(
      `cannot keep rows in ${missing}: ENOENT: no such file or directory`,
    )
    expect(() => openRowStore(missing)).toThrow(/; give another folder$/u)
  })

  it('cannot be used once it is closed', () => {
    const store = openRowStore(folder)
    store.append(bytesFrom(0, 3_000_000))
    store.close()
    expect(() => store.read(0, 10)).toThrow(/^cannot read rows in /u)
    expect(() => store.append(bytesFrom(0, 3_000_000))).toThrow(/^cannot keep rows in /u)
  })
})
