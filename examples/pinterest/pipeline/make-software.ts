import { software } from './software.js'

/** Fetches and makes what is needed, and prints where it is, or what is wrong, as JSON: a program of its own, so that it can be ended. */
const setUp = async (): Promise<object> => {
  try {
    return { software: await software((line) => process.stderr.write(`  ${line}\n`)) }
  } catch (problem) {
    return { problem: problem instanceof Error ? problem.message : String(problem) }
  }
}

process.stdout.write(`${JSON.stringify(await setUp())}\n`)
