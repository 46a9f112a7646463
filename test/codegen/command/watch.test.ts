import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'

const root = new URL('../../..', import.meta.url).pathname

/** Waits until something is so. */
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await sleep(50)
}

const tableNamed = (column: string): string => `import { table } from '@lockstep/schema'
import { z } from 'zod'
export const pin = table('pin', { raw: z.object({ a: z.string() }), clean: (raw) => ({ ${column}: raw.a }) })
`

it('gen --watch writes again when the module changes', async () => {
  const folder = mkdtempSync(join(import.meta.dirname, '.watch-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'tables.ts'), tableNamed('first'))
  const command = join(root, 'packages/codegen/lockstep/bin/lockstep.js')
  const child = spawn(process.execPath, [command, 'gen', 'tables.ts', '--watch'], {
    cwd: folder,
    stdio: 'ignore',
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const written = join(folder, 'generated', 'sql', 'clean_pin.sql')
  const says = (column: string): boolean =>
    existsSync(written) && readFileSync(written, 'utf8').includes(`AS ${column}`)
  await until(() => says('first'))
  writeFileSync(join(folder, 'tables.ts'), tableNamed('second'))
  await until(() => says('second'))
  expect(child.exitCode).toBeNull()
})
