import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { generated, runLockstep } from './generated.js'
import { expectSameTables, newPlace, questions, runJob } from './jobs.js'
import { expectStreamed, fileOf, lines } from './streaming.js'

test.each([
  ['Python', 'pipelines', 'pipeline'],
  ['SQL', 'pipelinesSql', 'pipeline_sql'],
])(
  'a declarative pipeline in %s is run by spark-pipelines, and its tables have the same cells',
  async (_, kind, folder) => {
    const place = newPlace()
    const here = ['--source', place.source, '--catalog', 'spark_catalog', '--schema', 'default']
    const out = await generated(place.home, [kind], ...here)
    const said = await runJob('run_pipeline.py', [join(out, folder), join(place.home, 'conf')], place)
    expect(said).toContain('Run is COMPLETED')
    await expectSameTables(place, questions)
  },
)

test.each([
  ['Python', 'pipelines', 'pipeline', 'clean_places.py', '@dp.table(name="clean_place", '],
  ['SQL', 'pipelinesSql', 'pipeline_sql', 'clean_places.sql', 'CREATE STREAMING TABLE clean_place'],
])(
  'a streaming table of a pipeline in %s takes what has come since its last run',
  async (_, kind, folder, file, has) => {
    const place = newPlace()
    const config = join(place.home, 'lockstep.config.mjs')
    const said = {
      name: 'places',
      modules: [join(import.meta.dirname, 'streams/tables.ts')],
      out: join(place.home, 'out'),
      outputs: [kind],
      source: place.source,
      catalog: 'spark_catalog',
      schema: 'default',
      folders: { place: 'topics/0a1b2c.place' },
      stream: { pipelines: ['place'] },
    }
    writeFileSync(config, `export default ${JSON.stringify(said)}\n`)
    await runLockstep('gen', '--config', config)
    const pipeline = join(said.out, folder)
    expect(readFileSync(join(pipeline, 'transformations', file), 'utf8')).toContain(has)
    const parts = [lines.slice(0, 200), lines.slice(200)]
    for (const [index, part] of parts.entries()) {
      const raw = join(place.source, said.folders.place, `partition=${index}`)
      mkdirSync(raw, { recursive: true })
      renameSync(fileOf(place, 'part.json', part), join(raw, 'part.json'))
      const conf = join(place.home, `conf-${index}`)
      const env = { LOCKSTEP_METASTORE: join(place.home, 'metastore') }
      expect(await runJob('run_pipeline.py', [pipeline, conf], place, { env })).toContain('Run is COMPLETED')
      await expectStreamed(place, 'tables', lines.slice(0, index === 0 ? 200 : undefined))
    }
  },
)
