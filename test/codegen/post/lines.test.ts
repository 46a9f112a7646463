import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FileLine, linesOf } from '../../../packages/codegen/src/post/lines.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-lines-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const linesIn = async (content: string | Buffer, most = 1_000_000): Promise<readonly FileLine[]> => {
  const path = join(folder, 'lines')
  writeFileSync(path, content)
  const found: FileLine[] = []
  for await (const line of linesOf(path, most, () => {})) found.push(line)
  return found
}

test('numbers lines as an editor does, and passes over blank ones', async () => {
  expect(await linesIn('\ufeffa\n\n  \r\nb\r\nc')).toEqual([
    { number: 1, text: 'a' },
    { number: 4, text: 'b' },
    { number: 5, text: 'c' },
  ])
  expect(await linesIn('')).toEqual([])
  expect(await linesIn('\n')).toEqual([])
})

test('tells how far it is, line by line', async () => {
  const path = join(folder, 'lines')
  writeFileSync(path, 'a\nbcd\nef')
  const far: number[] = []
  for await (const { number } of linesOf(path, 100, (bytes) => far.push(bytes))) far.push(-number)
  expect(far).toEqual([2, -1, 6, -2, 8, -3])
})

test('says of a line that cannot be read why, and reads those after it', async () => {
  expect(await linesIn(Buffer.from([0x61, 0x0a, 0xff, 0xfe, 0x0a, 0x62]))).toEqual([
    { number: 1, text: 'a' },
    { number: 2, bytes: 2, fault: 'not UTF-8' },
    { number: 3, text: 'b' },
  ])
  expect(await linesIn(`${'x'.repeat(600_000)}\nb\n${'y'.repeat(500_001)}`, 500_000)).toEqual([
    { number: 1, bytes: 600_000, fault: 'too long' },
    { number: 2, text: 'b' },
    { number: 3, bytes: 500_001, fault: 'too long' },
  ])
})

test('gives the lines that were written, wherever the pieces of a read end', async () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
    fc.integer({ min: 262_100, max: 262_200 }).map((length) => 'é'.repeat(length / 2)),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 6 }), async (texts) => {
      const clean = texts
        .map((text) =>
          text
            .replaceAll(/[\n\ufeff]/gu, '')
            .toWellFormed()
            .trim(),
        )
        .filter((text) => text !== '')
      const found = await linesIn(clean.map((text) => `${text}\n`).join(''))
      expect(found).toEqual(clean.map((text, place) => ({ number: place + 1, text })))
    }),
    { numRuns: 30 },
  )
})
