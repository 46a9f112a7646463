import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AnyTable, everyRow } from '@lockstep/schema'
import { clean, readJson, rowsOf } from '@lockstep/transforms'
import { type RecordBatch, Table } from 'apache-arrow'
import { afterAll, describe, expect, it } from 'vitest'
import * as byHand from '../../../examples/pinterest/tables.js'
import { inferFile } from '../../../packages/codegen/src/infer/infer-file.js'
import { loadModule } from '../../../packages/codegen/src/project/module.js'
import { partsOf } from './parts.js'
import { realRecords } from './real.js'

type Plain = Readonly<Record<string, unknown>>

const dist = fileURLToPath(new URL('../../dist', import.meta.url))
mkdirSync(dist, { recursive: true })
const out = mkdtempSync(join(dist, 'records-'))
afterAll(() => rmSync(out, { recursive: true }))

const pathOfRecords = (name: string): string => realRecords.find((of) => of.name === name)?.path ?? ''

const proposed = async (name: string): Promise<{ readonly table: AnyTable; readonly module: string }> => {
  const { module } = await inferFile(pathOfRecords(name))
  const path = join(out, `${name}.ts`)
  writeFileSync(path, module)
  const [table] = (await loadModule(path)).tables
  if (table === undefined) throw new Error('no table')
  return { table, module }
}

const cleaned = async (table: AnyTable, name: string): Promise<readonly Plain[]> => {
  const batches: RecordBatch[] = []
  for await (const batch of readJson(table, pathOfRecords(name))) batches.push(batch)
  return rowsOf(
    everyRow(table as never),
    clean(everyRow(table as never), new Table(batches)),
  ) as readonly Plain[]
}

/** The cells in which two cleanings differ, by column. */
const differences = (
  one: readonly Plain[],
  other: readonly Plain[],
  columns: Readonly<Record<string, string>>,
) =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([mine, theirs]) => {
      const count = one.filter((row, index) => row[mine] !== other[index]?.[theirs]).length
      return count === 0 ? [] : [[mine, count]]
    }),
  )

const same = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, name]))

describe.skipIf(realRecords.length === 0)('the real records', () => {
  it('are proposed the sentinels, suffixes and prefix that a person found', async () => {
    const { module } = await inferFile(pathOfRecords('pin'))
    const rules = partsOf(module).map(({ rule }) => rule)
    expect(rules).toContain("title: raw.title.nullIf('No Title Data Available', '').trim()")
    expect(rules).toContain(
      "description: raw.description.nullIf('No description available Story format', 'No description available')",
    )
    expect(rules).toContain("poster_name: raw.poster_name.nullIf('User Info Error').trim()")
    expect(rules).toContain(
      "follower_count: raw.follower_count\n      .nullIf('User Info Error')\n      .toInt({ suffixes: { k: 1_000, M: 1_000_000 } })",
    )
    expect(rules).toContain("tag_list: raw.tag_list.nullIf('N,o, ,T,a,g,s, ,A,v,a,i,l,a,b,l,e')")
    expect(rules).toContain("image_src: raw.image_src.nullIf('Image src error.')")
    expect(rules).toContain("save_location: raw.save_location.stripPrefix('Local save in ')")
  })

  it.each([
    ['geo', "timestamp: raw.timestamp.toTimestamp('yyyy-MM-dd HH:mm:ss')"],
    ['user', "date_joined: raw.date_joined.toTimestamp('yyyy-MM-dd HH:mm:ss')"],
  ])('of %s are proposed their timestamps', async (name, rule) => {
    const { module } = await inferFile(pathOfRecords(name))
    expect(partsOf(module).map((part) => part.rule)).toContain(rule)
  })

  it('of posts become the cells of the table by hand, but for what is listed', async () => {
    const { table } = await proposed('pin')
    const columns = {
      index: 'ind',
      ...same('unique_id', 'title', 'description', 'poster_name', 'follower_count', 'tag_list'),
      ...same('is_image_or_video', 'image_src', 'save_location', 'category'),
    }
    expect(differences(await cleaned(table, 'pin'), await cleaned(byHand.pin, 'pin'), columns)).toEqual({
      // Blanks at the ends, which the table by hand leaves.
      title: 6,
      poster_name: 51,
      // `Untitled`, once: it is asked.
      description: 1,
    })
  })

  it('of places and people become the cells of the tables by hand, but for columns that those join', async () => {
    const geo = await proposed('geo')
    const places = await cleaned(geo.table, 'geo')
    expect(
      differences(places, await cleaned(byHand.geo, 'geo'), same('ind', 'country', 'timestamp')),
    ).toEqual({})
    const user = await proposed('user')
    const people = await cleaned(user.table, 'user')
    expect(
      differences(people, await cleaned(byHand.user, 'user'), same('ind', 'age', 'date_joined')),
    ).toEqual({})
  })
})
