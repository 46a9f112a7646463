import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Group } from './group.js'
import { exampleFolder } from './home.js'
import type { Software } from './software.js'

/**
 * All that is needed, made by a program of the group, so that Maven and pip end with it.
 * @throws Error in one sentence that says what could not be had.
 */
export const setUpIn = async (group: Group): Promise<Software> => {
  const words = [join(exampleFolder, 'dist/pipeline/make-software.js')]
  const setup = group.start({ name: 'set-up', file: process.execPath, words, isShown: true })
  await group.during(setup.ended)
  const made = JSON.parse(readFileSync(setup.log, 'utf8')) as { software?: Software; problem?: string }
  if (made.software === undefined) throw new Error(made.problem ?? 'the set-up was stopped')
  return made.software
}
