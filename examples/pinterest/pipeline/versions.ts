import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { lockstepHome } from './home.js'
import { haveJars } from './jars.js'

/** The Spark that runs notebooks. */
export const sparkVersion = '4.2.0'

/** Whether all that is needed was made already. */
export const haveSoftware = (): boolean =>
  haveJars() && existsSync(join(lockstepHome(), `spark-${sparkVersion}`))
