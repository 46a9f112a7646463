import { dictionaryJobs } from './dictionary.js'
import { countFamilies } from './family-counts.js'
import { logicFamilies } from './family-logic.js'
import { pieceFamilies } from './family-pieces.js'
import { textFamilies } from './family-text.js'
import { timeFamilies } from './family-time.js'
import { valueFamilies } from './family-values.js'
import { fileJobs } from './files.js'
import type { Job } from './job.js'
import { questionJobs } from './questions.js'
import { scaleJobs } from './scale.js'
import { tableJobs } from './tables.js'

/** Every job, in the order in which they run. */
export const jobs: readonly Job[] = [
  ...tableJobs,
  ...logicFamilies,
  ...textFamilies,
  ...valueFamilies,
  ...pieceFamilies,
  ...countFamilies,
  ...timeFamilies,
  ...dictionaryJobs,
  ...fileJobs,
  ...scaleJobs,
  ...questionJobs,
]

/** The job of a name. @throws Error that lists the names there are. */
export const jobNamed = (name: string): Job => {
  const found = jobs.find((job) => job.name === name)
  if (found === undefined)
    throw new Error(`there is no job ${name}; the jobs are ${jobs.map((job) => job.name).join(', ')}`)
  return found
}
