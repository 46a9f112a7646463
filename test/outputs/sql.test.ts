import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ddl } from '@lockstep/codegen'
import { expect, test } from 'vitest'
import { generated } from './generated.js'
import { sparkJars } from './jars.js'
import { expectSameTables, newPlace, type Place, questions, runJob, tables } from './jobs.js'

/** What stands in the order in which it can run: tables, then questions, each after what it begins from. */
const ordered = [...tables.map(({ name }) => `clean_${name}`), ...questions.map(({ name }) => name)]

interface SqlJob {
  readonly isRaw: boolean
  readonly files: readonly string[]
  readonly notebook: string | null
}

/** Runs SQL with Delta tables, and gives the comments that the catalog then has. */
const runSql = async (
  place: Place,
  { isRaw, files, notebook }: SqlJob,
): Promise<Readonly<Record<string, Readonly<Record<string, string>>>>> => {
  const folders = tables.map(
    (table) => [table.name, { schema: ddl(table), folder: join(place.source, table.name) }] as const,
  )
  const job = {
    raw: isRaw ? Object.fromEntries(folders) : {},
    files,
    notebook,
    results: ordered,
    copies: join(place.home, 'copies'),
  }
  writeFileSync(join(place.home, 'job.json'), JSON.stringify(job))
  const widgets = { source: place.source, catalog: 'spark_catalog', schema: 'default' }
  const said = await runJob('run_sql.py', [join(place.home, 'job.json')], place, {
    env: { LOCKSTEP_JARS: await sparkJars(), LOCKSTEP_WIDGETS: JSON.stringify(widgets) },
  })
  await expectSameTables({ ...place, tables: job.copies }, questions)
  return JSON.parse(/^COMMENTS (.*)$/mu.exec(said)?.[1] ?? '{}')
}

const filesIn = (folder: string): readonly string[] => {
  expect(readdirSync(folder).toSorted()).toEqual(ordered.map((name) => `${name}.sql`).toSorted())
  return ordered.map((name) => join(folder, `${name}.sql`))
}

test.each([
  ['views', 'sqlViews', 'views'],
  ['tables', 'sqlTables', 'tables'],
])('%s in SQL have the same cells, and comments on their columns', async (_, kind, folder) => {
  const place = newPlace()
  const out = await generated(place.home, [kind])
  const comments = await runSql(place, { isRaw: true, files: filesIn(join(out, folder)), notebook: null })
  expect(comments.clean_user).toMatchObject({
    '': 'Who made one post',
    user_name: 'first_name, " ", last_name joined; null where one is null',
  })
})

test('a notebook in SQL runs as it is, and writes tables of the same cells', async () => {
  const place = newPlace()
  const out = await generated(place.home, ['sqlNotebook'])
  const notebook = join(out, 'sql_notebook', 'clean_pinterest.sql')
  const comments = await runSql(place, { isRaw: false, files: [], notebook })
  expect(comments.popular_in_year?.['']).toBe(
    'The most popular category in each year, of posts from 2018 to 2022',
  )
})
