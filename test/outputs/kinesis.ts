import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, isOpen } from '../../examples/pinterest/pipeline/ports.js'
import { kinesisPython } from './environments.js'
import { type Place, runProgram } from './jobs.js'

/** Kinesis on loopback, as moto has it. */
export interface Kinesis {
  /** The variables by which boto3 finds it. */
  readonly env: Readonly<Record<string, string>>
  /** Puts the lines of a file into a stream of some shards, a record each. */
  readonly send: (stream: string, shards: number, file: string) => Promise<void>
  readonly stop: () => void
}

/** How long a server may take to open its port. */
const patience = 120_000

/** Starts a server that forgets all when it stops. */
export const startKinesis = async (place: Place): Promise<Kinesis> => {
  const python = await kinesisPython()
  const port = await freePort()
  const server = spawn(python, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: place.home,
    stdio: 'ignore',
  })
  const end = Date.now() + patience
  while (!(await isOpen(port))) {
    if (server.exitCode !== null || Date.now() > end) throw new Error('the server of Kinesis did not start')
    await sleep(200)
  }
  const env = {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ACCESS_KEY_ID: 'the-cluster',
    AWS_SECRET_ACCESS_KEY: 'the-role-of-the-cluster',
  }
  return {
    env,
    send: async (stream, shards, file) => {
      const script = join(import.meta.dirname, 'kinesis_send.py')
      await runProgram(python, [script, stream, String(shards), file], { env })
    },
    stop: () => server.kill('SIGKILL'),
  }
}
