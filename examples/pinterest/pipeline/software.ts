import { join } from 'node:path'
import { environment } from '@lockstep/test'
import { findJava, findPython, venv } from '@lockstep/test/programs'
import { kafkaJars, type Say, sinkJars, sparkJars } from './jars.js'
import { moto, s3Folder, sparkVersion } from './versions.js'

/** What the servers and Spark are run with. */
export interface Software {
  /** The program `java`, and the folder that it stands in. */
  readonly java: string
  readonly javaHome: string
  readonly kafka: string
  readonly sink: string
  /** A Python that has the S3 server, and one that has Spark. */
  readonly s3Python: string
  readonly sparkPython: string
  readonly sparkJars: string
}

const s3Python = (say: Say): Promise<string> =>
  venv({
    folder: s3Folder(),
    packages: [`moto[s3,server]==${moto}`],
    imports: ['moto.server'],
    python: () => findPython(),
    env: process.env,
    making: `making the environment of the S3 server, moto ${moto} (once, about half a minute)`,
    say,
  })

/** All that is needed, fetched and made where it is not there yet: Maven and pip at the same time, each one thing after the other. */
export const software = async (say: Say): Promise<Software> => {
  const { home } = await findJava(sparkVersion)
  const jars = async () => ({
    kafka: await kafkaJars(say),
    sink: await sinkJars(say),
    sparkJars: await sparkJars(say),
  })
  const pythons = async () => ({
    s3Python: await s3Python(say),
    sparkPython: await environment(sparkVersion, { say }),
  })
  const [fetched, made] = await Promise.all([jars(), pythons()])
  return { java: join(home, 'bin', 'java'), javaHome: home, ...fetched, ...made }
}
