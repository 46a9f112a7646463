import { join } from 'node:path'
import { environment } from '@lockstep/test'
import { findJava } from '@lockstep/test/programs'
import { kafkaJars, type Say, s3Jars, sinkJars, sparkJars } from './jars.js'
import { sparkVersion } from './versions.js'

/** What the servers and Spark are run with. */
export interface Software {
  /** The program `java`, and the folder that it stands in. */
  readonly java: string
  readonly javaHome: string
  readonly kafka: string
  readonly sink: string
  readonly s3: string
  /** A Python that has Spark. */
  readonly sparkPython: string
  readonly sparkJars: string
}

/** All that is needed, fetched and made where it is not there yet: Maven and pip at the same time, Maven one thing after the other. */
export const software = async (say: Say): Promise<Software> => {
  const { home } = await findJava(sparkVersion)
  const jars = async () => ({
    kafka: await kafkaJars(say),
    s3: await s3Jars(say),
    sink: await sinkJars(say),
    sparkJars: await sparkJars(say),
  })
  const [fetched, sparkPython] = await Promise.all([jars(), environment(sparkVersion, { say })])
  return { java: join(home, 'bin', 'java'), javaHome: home, ...fetched, sparkPython }
}
