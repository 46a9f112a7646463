import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { lockstepHome } from './home.js'
import { haveJars } from './jars.js'

/** The Spark that runs notebooks. */
export const sparkVersion = '4.2.0'

/** The S3 server. */
export const moto = '5.2.5'

/** Where the S3 server is installed. */
export const s3Folder = (): string => join(lockstepHome(), `s3-${moto}`)

/** Whether all that is needed was made already. */
export const haveSoftware = (): boolean =>
  haveJars() &&
  [s3Folder(), join(lockstepHome(), `spark-${sparkVersion}`)].every((folder) => existsSync(folder))
