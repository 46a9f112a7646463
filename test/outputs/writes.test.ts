import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Table } from 'apache-arrow'
import { expect, test } from 'vitest'
import { cleanVisits, expectVisits, type RawVisit, runVisits, visitFile, visitOutputs } from './batch.js'
import { newPlace, type Place } from './jobs.js'

const record = (ind: number | null, at: string | null, country: string): RawVisit => ({
  ind,
  partition: country === 'Chad' ? 'none' : `p${ind}`,
  count: (ind ?? 0) / 3,
  country,
  new: at,
})
const [noon, one] = ['2022-02-09 12:00:00', '2022-02-09 13:00:00']

/** Keys with nulls in either place, and in both; two records that are one row. */
const first = [
  ...[record(1, noon, 'Chad'), record(1, one, 'Mali'), record(2, null, ' Fiji'), record(2, null, 'Fiji ')],
  ...[record(null, noon, 'Peru'), record(null, null, 'Oman')],
]
/** Some of the same keys, and a new one. */
const second = [
  record(1, noon, 'Togo'),
  record(2, null, 'Cuba'),
  record(null, null, 'Chad'),
  record(3, noon, 'Laos'),
]
/** Two rows with one of these keys, and two with a new one. */
const doubled = [
  ...[record(1, noon, 'Mali'), record(1, noon, 'Laos'), record(9, one, 'Togo'), record(9, one, 'Fiji')],
]
const isSame = (a: RawVisit, b: RawVisit): boolean => a.ind === b.ind && a.new === b.new
const merged = [...first.filter((old) => !second.some((each) => isSame(old, each))), ...second]

/** A notebook of visits, and what brings records to where it reads. */
const withNotebook = async (place: Place, kind: string, file: string, write: object) => {
  const out = await visitOutputs(place, { outputs: [kind], write })
  mkdirSync(join(place.source, 'visit'))
  const comes = (name: string, of: readonly RawVisit[]): string =>
    `${visitFile(place, `${name}.json`, of)}=${join(place.source, 'visit', 'records.json')}`
  return { notebook: join(out, file), widgets: { source: place.source }, comes }
}

const versions = (place: Place): number =>
  readdirSync(join(place.tables, 'clean_visit', '_delta_log')).filter((name) => name.endsWith('.json')).length

const notebooks = [
  ['Python', 'notebook', 'clean_visits.py'],
  ['SQL', 'sqlNotebook', 'sql_notebook/clean_visits.sql'],
] as const

test.each(notebooks)(
  'a notebook in %s merges rows by keys, and again to the same table',
  async (_, kind, file) => {
    const place = newPlace()
    const write = { merge: { visit: ['id', 'new'] } }
    const { comes, ...run } = await withNotebook(place, kind, file, write)
    const rounds = [comes('first', first), '', comes('second', second), '']
    const said = await runVisits(place, { ...run, rounds })
    for (const [round, of] of [first, first, merged, merged].entries())
      await expectVisits(place, `copies/${round}`, await cleanVisits(place, of))
    expect(JSON.parse(/^COMMENTS (.*)$/mu.exec(said)?.[1] ?? '{}').clean_visit).toMatchObject({
      '': `Somebody's "stay" \\ \${where} it's told`,
      old: 'partition, null for 2 placeholders',
      new: '`yyyy-MM-dd HH:mm:ss` in UTC',
    })
    const before = versions(place)
    await expect(
      runVisits(place, { ...run, rounds: [comes('doubled', doubled)], copies: 'refused' }),
    ).rejects.toThrow(/clean_visit`?: (?:2|some) rows have the keys of another \(id, new\)/u)
    expect(versions(place)).toBe(before)
  },
)

test.each(notebooks)('a notebook in %s adds rows where it is asked to', async (_, kind, file) => {
  const place = newPlace()
  const { comes, ...run } = await withNotebook(place, kind, file, { append: ['visit'] })
  await runVisits(place, { ...run, rounds: [comes('first', first), ''] })
  const once = await cleanVisits(place, first)
  await expectVisits(place, 'copies/0', once)
  await expectVisits(place, 'copies/1', new Table([...once.batches, ...once.batches]))
})

test.each(notebooks)(
  'a notebook in %s counts rows and nulls, and writes the same table again',
  async (_, kind, file) => {
    const place = newPlace()
    const { comes, ...run } = await withNotebook(place, kind, file, {})
    const said = await runVisits(place, {
      ...run,
      rounds: [comes('first', first), '', comes('second', second)],
    })
    const counted = [...said.matchAll(/^COUNTED (.*)$/gmu)].map(([, counts = '']) => JSON.parse(counts))
    const nulls = {
      'id is null': 2,
      'old is null': 1,
      'count is null': 0,
      'country is null': 0,
      'new is null': 2,
    }
    expect(counted.slice(0, 2)).toEqual(Array(2).fill({ 'raw rows': 6, rows: 5, ...nulls }))
    expect(counted[2]).toMatchObject({ 'raw rows': 4, rows: 4, 'old is null': 1 })
    const [once, then] = [await cleanVisits(place, first), await cleanVisits(place, second)]
    for (const [round, table] of [once, once, then].entries())
      await expectVisits(place, `copies/${round}`, table)
  },
)
