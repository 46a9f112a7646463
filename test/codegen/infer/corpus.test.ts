import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { inferFile } from '../../../packages/codegen/src/infer/infer-file.js'
import { corpus, folderOf } from './corpus/corpus.js'
import { partsOf } from './parts.js'

const files = corpus()
const folder = folderOf(files)
afterAll(() => rmSync(folder, { recursive: true }))

describe.each(files)('$name: $about', ({ name, columns, nulls }) => {
  it('is proposed what a careful person would write, and asked what one would ask', async () => {
    const { module } = await inferFile(join(folder, name))
    expect(/^ {2}nulls: \[(.*)\],$/mu.exec(module)?.[1]).toBe(nulls?.map((text) => `'${text}'`).join(', '))
    const said = partsOf(module)
    expect(said.map(({ rule }) => rule)).toEqual(Object.values(columns).map(({ rule }) => rule))
    for (const [index, { asks = [] }] of Object.values(columns).entries()) {
      expect(said[index]?.asks.length, `${name}: ${said[index]?.asks}`).toBe(asks.length)
      asks.forEach((ask, place) => {
        expect(said[index]?.asks[place]).toMatch(ask)
      })
    }
  })

  it('loses no cell that is not named', async () => {
    const { measure } = await inferFile(join(folder, name))
    expect([...measure.columns.values()].map(({ rule }) => rule.lost)).toEqual(
      Object.keys(columns).map(() => 0),
    )
  })
})
