import { readFile } from 'node:fs/promises'
import { type ColumnTable, fromArrow } from 'arquero'
import about from 'arquero/package.json' with { type: 'json' }
import { writeRows } from '../check/rows.js'
import { arqueroRules } from '../jobs/arquero.js'
import { jobNamed } from '../jobs/index.js'
import { serve } from '../serve.js'

let input: ColumnTable | undefined
let output: ColumnTable | undefined
let job = ''

await serve({
  version: about.version,
  load: async (assignment) => {
    job = assignment.job
    input = fromArrow(await readFile(assignment.files.arrow))
  },
  run: () => {
    output = undefined
    if (input !== undefined) output = arqueroRules[job]?.(input)
  },
  answer: (path) =>
    writeRows(path, jobNamed(job).table, (output?.objects() ?? []) as readonly Record<string, unknown>[]),
})
