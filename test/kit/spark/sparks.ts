import { connectSpark, type LiveSpark } from './spark.js'
import { type SparkAddress, startSpark } from './worker.js'

/** The versions that agreement is proven on, unless others are asked for. */
export const versions = ['3.5.7', '4.2.0'] as const

/** The settings that must have no say: ANSI mode and the session's time zone. Code that Spark cannot generate is an error. */
export const settings = [
  { ansi: false, zone: 'UTC', codegen: true },
  { ansi: true, zone: 'America/New_York', codegen: true },
  { ansi: true, zone: 'UTC', codegen: true },
  { ansi: false, zone: 'America/New_York', codegen: true },
] as const

/** Where Sparks that somebody started for the whole run listen, by version: `LOCKSTEP_SPARKS`, as JSON. */
const running = (): readonly SparkAddress[] => JSON.parse(process.env.LOCKSTEP_SPARKS ?? '[]')

const connections = new Map<string, Promise<LiveSpark>>()

/** This process's connection to a Spark of a version: one that runs already, or else one started now, for this process. */
export const sparkOf = (version: string): Promise<LiveSpark> => {
  const known = connections.get(version)
  if (known !== undefined) return known
  const address = running().find((one) => one.version === version)
  const connection = (address === undefined ? startSpark(version) : Promise.resolve(address)).then(
    connectSpark,
  )
  connections.set(version, connection)
  return connection
}
