import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type DigestName, digests } from '../../../packages/transforms/src/kernels/digest/digests.js'
import { inLanes } from '../../../packages/transforms/src/kernels/digest/lanes/machine.js'
import { md5Program } from '../../../packages/transforms/src/kernels/digest/lanes/md5.js'
import { digestEach } from '../../../packages/transforms/src/kernels/digest/message.js'
import { bytesOfCells, textColumnOf } from './text-column.js'

const names: readonly DigestName[] = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512']

/** Lengths around the ends of blocks, of the words in them, and of what makes a block more. */
const length = fc.oneof(
  fc.nat(20),
  fc.constantFrom(
    0,
    3,
    4,
    54,
    55,
    56,
    57,
    63,
    64,
    65,
    111,
    112,
    113,
    119,
    120,
    127,
    128,
    129,
    239,
    240,
    256,
    1_000,
  ),
)
const cell = fc.option(
  length.chain((size) => fc.uint8Array({ minLength: size, maxLength: size })),
  { freq: 6 },
)
const cells = fc.array(cell, { maxLength: 30 })

const openSsl = (name: DigestName) => (of: Uint8Array | null) =>
  of === null ? null : createHash(name).update(of).digest('hex')

/** A module where a page's policy forbids code to be made. */
class Refused {
  constructor() {
    throw new EvalError('refused')
  }
}

afterEach(() => vi.unstubAllGlobals())

describe.each(names)('%s of several texts at once', (name) => {
  const { digest, atOnce } = digests[name]

  it('is that of OpenSSL, as one after the other, for any bytes, nulls and slices', () => {
    expect(atOnce()).toBeDefined()
    const ways = [digestEach(digest(), () => undefined), digestEach(digest(), atOnce, 0)]
    fc.assert(
      fc.property(cells, fc.nat(9), (of, skipped) => {
        const expected = of.map(openSsl(name))
        for (const way of ways) expect(bytesOfCells(way(textColumnOf(of, skipped)))).toEqual(expected)
      }),
    )
  })
})

describe('where no code can be made', () => {
  it.each([
    ['there is no WebAssembly', undefined],
    ['it is forbidden', { Memory: Object, Module: Refused }],
  ])('since %s, texts are hashed one after the other', (_, assembly) => {
    vi.stubGlobal('WebAssembly', assembly)
    const atOnce = inLanes(() => md5Program(new Int32Array(64)))
    expect(atOnce()).toBeUndefined()
    const way = digestEach(digests.md5.digest(), atOnce, 0)
    expect(bytesOfCells(way(textColumnOf([Buffer.from('é')], 0)))).toEqual([openSsl('md5')(Buffer.from('é'))])
  })
})
