import { readFile } from 'node:fs/promises'
import { type ColumnTable, fromArrow } from 'arquero'
import about from 'arquero/package.json' with { type: 'json' }
import { writeRows } from '../check/rows.js'
import { arqueroRules } from '../jobs/arquero.js'
import { jobNamed } from '../jobs/index.js'
import { serve } from '../serve.js'

let inputs: Readonly<Record<string, ColumnTable>> = {}
let output: ColumnTable | undefined
let job = ''

await serve({
  version: about.version,
  load: async (assignment) => {
    job = assignment.job
    inputs = Object.fromEntries(
      await Promise.all(
        assignment.inputs.map(
          async ({ name, columns, files }) =>
            [name, fromArrow(await readFile(files.arrow), { columns: [...columns] })] as const,
        ),
      ),
    )
  },
  run: () => {
    output = undefined
    output = arqueroRules[job]?.(inputs)
  },
  answer: (path) =>
    writeRows(path, jobNamed(job).table, (output?.objects() ?? []) as readonly Record<string, unknown>[]),
})
