import { join } from 'node:path'
import { expect, test } from 'vitest'
import { generated } from './generated.js'
import { expectSameTables, newPlace, questions, runJob } from './jobs.js'

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
