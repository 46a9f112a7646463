import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** The folder in which everything stands that is made once: `$LOCKSTEP_HOME`, or `.lockstep` in the working folder. */
export const lockstepHome = (): string => resolve(process.env.LOCKSTEP_HOME ?? '.lockstep')

const exampleFrom = (folder: string): string =>
  existsSync(join(folder, 'package.json')) ? folder : exampleFrom(dirname(folder))

/** The folder of the example, whether this module runs as it is or as it was built. */
export const exampleFolder: string = exampleFrom(import.meta.dirname)

/** A file that stands beside these modules and is no module, such as a program of Python. */
export const beside = (...parts: readonly string[]): string => join(exampleFolder, 'pipeline', ...parts)

/** The folder of the project. */
export const projectFolder: string = resolve(exampleFolder, '../..')

/** The real records, where they stand beside the project. */
export const realRecords: string = resolve(projectFolder, '../shared/pinterest')
