import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSpark, versions } from '@lockstep/test'

/** Starts one Spark of each version for the whole run; the tests' processes connect to them. */
export const setup = async (): Promise<() => Promise<void>> => {
  const servers = await Promise.all(versions.map((version) => startSpark(version)))
  process.env.LOCKSTEP_SPARKS = JSON.stringify(
    servers.map(({ version, port, token }) => ({ version, port, token })),
  )
  process.env.LOCKSTEP_TALLY ??= join(mkdtempSync(join(tmpdir(), 'lockstep-')), 'tally.jsonl')
  return async () => {
    await Promise.all(servers.map((server) => server.stop()))
  }
}
