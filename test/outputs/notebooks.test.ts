import { join } from 'node:path'
import { tablesOfQuery } from '@lockstep/schema'
import { expect, test } from 'vitest'
import { generated } from './generated.js'
import { expectSameTables, newPlace, questions, runJob, tables } from './jobs.js'

test('a Jupyter notebook runs as it is, and writes tables of the same cells', async () => {
  const place = newPlace()
  const out = await generated(place.home, ['ipynb'])
  await runJob('run_ipynb.py', [join(out, 'ipynb', 'clean_pinterest.ipynb')], place, {
    env: {
      LOCKSTEP_WIDGETS: JSON.stringify({ source: place.source, catalog: 'spark_catalog', schema: 'default' }),
    },
  })
  await expectSameTables(place, [])
})

test('a module is imported by a plain job: its functions clean, and answer, as TypeScript does', async () => {
  const place = newPlace()
  const out = await generated(place.home, ['module'])
  const job = {
    tables: Object.fromEntries(
      tables.map(({ name }) => [
        `clean_${name}`,
        { schema: name.toUpperCase(), cleans: `clean_${name}`, records: join(place.source, name) },
      ]),
    ),
    questions: Object.fromEntries(
      questions
        .filter(({ sources }) => sources.every((of) => !('sources' in of)))
        .map((of) => [of.name, tablesOfQuery(of).map(({ name }) => `clean_${name}`)]),
    ),
  }
  await runJob('run_module.py', [join(out, 'python'), 'pinterest'], place, { input: JSON.stringify(job) })
  const asked = questions.filter(({ name }) => name in job.questions)
  expect(asked.length).toBeGreaterThan(6)
  await expectSameTables(place, asked)
})
