import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Group } from '../group.js'
import { beside } from '../home.js'
import { freePort, loopback } from '../ports.js'
import { untilReady } from '../ready.js'
import type { Software } from '../software.js'

/** An S3 server with one bucket. It keeps objects in memory. */
export interface S3Server {
  /** Its address, without a slash at the end. */
  readonly address: string
  readonly bucket: string
  /** Answers 503 to everybody until it is told otherwise. */
  readonly setBusy: (isBusy: boolean) => void
}

/** Starts an S3 server and makes the bucket. */
export const startS3 = async (
  group: Group,
  { s3Python }: Software,
  folder: string,
  bucket: string,
): Promise<S3Server> => {
  const port = await freePort()
  const address = `http://${loopback}:${port}`
  const busy = join(folder, 's3-is-busy')
  const words = [beside('servers', 's3_server.py'), String(port), busy]
  const started = group.start({ name: 'the S3 server', file: s3Python, words })
  await untilReady(started, async () => (await fetch(address)).ok)
  const made = await fetch(`${address}/${bucket}`, { method: 'PUT' })
  if (!made.ok) throw new Error(`the bucket ${bucket} could not be made: ${made.status} ${await made.text()}`)
  return {
    address,
    bucket,
    setBusy: (isBusy) => (isBusy ? writeFileSync(busy, '') : rmSync(busy, { force: true })),
  }
}
