import { agree, DisagreementError, remoteSpark } from '@lockstep/test'
import { cleanWith, kernels } from '@lockstep/transforms'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pin, popularInCountry, user } from '../../examples/pinterest/index.js'
import type { Kernels } from '../mutants/by-hand.js'
import { type ConnectServer, startConnectServer } from './connect-server.js'
import { rows, words } from './live.js'

/** A cluster is asked in its own way of running code. */
const settings = [
  { ansi: true, zone: 'America/New_York' },
  { ansi: false, zone: 'UTC' },
]

describe('a Spark elsewhere', () => {
  let server: ConnectServer
  beforeAll(async () => {
    server = await startConnectServer('4.2.0')
  })
  afterAll(() => server?.stop())

  it('agrees with the kernels on the pin table', async () => {
    const { remote } = server
    const tally = await agree(pin, { remote, settings, runs: 3, seed: 1 })
    expect(tally.differences).toBe(0)
    expect(tally.cells).toBeGreaterThan(5_000)
  })

  it('agrees with the answer to a question', async () => {
    const { remote } = server
    expect((await agree(popularInCountry, { remote, settings, runs: 1, seed: 1 })).cells).toBeGreaterThan(10)
  })

  it.each([
    ['a prefix that stays', { regexpReplace: (_, of) => of }],
    ['a sentinel that stays', { nullIf: (_, of) => of }],
  ] as readonly [string, Partial<Kernels>][])('finds a fault: %s', async (_, wrong) => {
    const clean = cleanWith({ ...kernels, ...wrong })
    const found = agree(pin, { remote: server.remote, clean, settings, runs: 5, seed: 1, shrink: false })
    await expect(found).rejects.toBeInstanceOf(DisagreementError)
  })

  it('computes rules as on data, and not while it plans', async () => {
    const spark = await remoteSpark(server.remote)
    const [answer] = await spark.evaluate({
      input: [{ name: 't', ...words }],
      queries: [{ sql: 'explain select upper(word) as word from t' }],
      setting: { ansi: true, zone: 'UTC' },
    })
    expect(String(rows(answer).table.get(0)?.toJSON().plan)).toMatch(/Project \[upper[\s\S]*Coalesce 1/u)
  })

  it('keeps the settings of one connection from another', async () => {
    const spark = await remoteSpark(server.remote)
    const zoneIn = async (zone: string): Promise<string> => {
      const [answer] = await spark.evaluate({
        input: [],
        queries: [{ sql: 'select current_timezone() as zone' }],
        setting: { ansi: true, zone },
      })
      return answer === undefined || 'error' in answer ? '' : String(answer.table.get(0)?.toJSON().zone)
    }
    expect([await zoneIn('UTC'), await zoneIn('Asia/Kolkata')]).toEqual(['UTC', 'Asia/Kolkata'])
  })
})

describe('an address', () => {
  it('that is none is told before anything starts', async () => {
    await expect(agree(user, { remote: 'https://my.cloud/;token=secret' })).rejects.toThrow(
      'remote: expected an address of Spark Connect such as sc://localhost:15002, got "https://my.cloud"',
    )
  })

  it('at which nobody listens is told in seconds', async () => {
    await expect(agree(user, { remote: 'sc://127.0.0.1:1' })).rejects.toThrow(
      /^Spark at sc:\/\/127\.0\.0\.1:1: connect ECONNREFUSED 127\.0\.0\.1:1; is its Connect server running/u,
    )
  })

  it('stands in place of versions', async () => {
    await expect(agree(user, { remote: 'sc://localhost', versions: ['4.2.0'] })).rejects.toThrow(
      'versions: those of remote are its own; leave versions out',
    )
  })
})
