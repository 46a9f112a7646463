import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'dot-properties'
import type { Group } from '../group.js'
import { freePort, loopback } from '../ports.js'
import { untilReady } from '../ready.js'
import type { Software } from '../software.js'
import { smallJvm } from './broker.js'

/** An S3 server with one bucket. It keeps objects in memory. */
export interface S3Server {
  /** Its address, without a slash at the end. */
  readonly address: string
  readonly bucket: string
}

/** The S3 server's host by name: Camel 3.11 knows no other way than to put the bucket before it, and an address takes nothing before it. */
export const s3Host = 'localhost'

/** It takes every request, whoever signed it; a bucket is named by the path or before the host. */
const settings = (port: number): Readonly<Record<string, string>> => ({
  's3proxy.endpoint': `http://${loopback}:${port}`,
  's3proxy.authorization': 'none',
  's3proxy.virtual-host': s3Host,
  // A map in memory: an object is there as a whole or not at all. The newer transient-nio2 lists objects that are half written.
  'jclouds.provider': 'transient',
  'jclouds.identity': 'none',
  'jclouds.credential': 'none',
})

/** Its logger, Logback, tells all if nothing is said; S3Proxy takes no other one. */
const logging = `<configuration>
  <appender name="out" class="ch.qos.logback.core.ConsoleAppender"><encoder><pattern>%level %msg%n</pattern></encoder></appender>
  <root level="warn"><appender-ref ref="out"/></root>
</configuration>
`

/** Starts an S3 server and makes the bucket. */
export const startS3 = async (
  group: Group,
  { java, s3 }: Software,
  folder: string,
  bucket: string,
): Promise<S3Server> => {
  const port = await freePort()
  const address = `http://${s3Host}:${port}`
  const [file, logback] = [join(folder, 's3.properties'), join(folder, 's3-logging.xml')]
  writeFileSync(file, stringify(settings(port), { keySep: '=' }))
  writeFileSync(logback, logging)
  const words = [
    ...[...smallJvm, `-Dlogback.configurationFile=${logback}`, '-cp', `${s3}/*`],
    ...['org.gaul.s3proxy.Main', '--properties', file],
  ]
  const started = group.start({ name: 'the S3 server', file: java, words })
  await untilReady(started, async () => (await fetch(address)).ok)
  const made = await fetch(`${address}/${bucket}`, { method: 'PUT' })
  if (!made.ok) throw new Error(`the bucket ${bucket} could not be made: ${made.status} ${await made.text()}`)
  return { address, bucket }
}
