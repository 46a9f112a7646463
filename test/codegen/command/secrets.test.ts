import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { outputs } from '../../../packages/codegen/src/outputs/index.js'
import { said } from './said.js'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-'))
const secret = 'a-secret-that-nobody-sees'
const names = [
  'AWS_SECRET_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'DATABRICKS_TOKEN',
  'AIRFLOW_CONN_DATABRICKS_DEFAULT',
]
const before = names.map((name) => [name, process.env[name]] as const)

beforeAll(() => {
  for (const name of names) process.env[name] = `${secret}-${name}`
})
afterAll(() => {
  for (const [name, value] of before)
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  rmSync(folder, { recursive: true })
})

it('no credential of the environment stands in an output, or is said', async () => {
  const pinned = new URL('../modules/carried', import.meta.url).pathname
  const kinds = Object.keys(outputs).flatMap((kind) => ['--output', kind])
  const told = await said('gen', pinned, '--out', folder, ...kinds)
  expect(told.code).toBe(0)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  )
  expect(files.length).toBeGreaterThan(Object.keys(outputs).length)
  for (const path of files) expect(readFileSync(join(folder, path), 'utf8'), path).not.toContain(secret)
  expect(`${told.out}${told.err}`).not.toContain(secret)
})
