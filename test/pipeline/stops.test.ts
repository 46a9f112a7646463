import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findJava, findPython } from '@lockstep/test/programs'
import { expect, onTestFinished, test } from 'vitest'
import { loopback } from '../../examples/pinterest/pipeline/ports.js'
import { leftOf, processesOf, startCommand } from './command.js'

const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-pipeline-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A folder for the PATH that holds these programs and no other. */
const pathOf = (programs: Readonly<Record<string, string>>): string => {
  const folder = emptyFolder()
  for (const [name, file] of Object.entries(programs)) symlinkSync(file, join(folder, name))
  return folder
}

const small = ['--posts', '5', '--port', '0']

test('Ctrl-C ends every server that was started', async () => {
  const command = startCommand(small)
  await command.untilSaid(/ {2}Connect: /u)
  expect(processesOf(command).length).toBeGreaterThanOrEqual(3)
  process.kill(command.pid, 'SIGINT')
  expect(await command.code).toBe(130)
  expect(await leftOf(command)).toEqual([])
})

test('where the command itself is killed, its servers end, too', async () => {
  const command = startCommand(small)
  await command.untilSaid(/ {2}Kafka: /u)
  expect(processesOf(command).length).toBeGreaterThan(1)
  process.kill(command.pid, 'SIGKILL')
  await command.code
  expect(await leftOf(command)).toEqual([])
})

test('a server that dies ends the run, with its name and its last words', async () => {
  const command = startCommand(small)
  await command.untilSaid(/ {2}Kafka: /u)
  const broker = processesOf(command).find((line) =>
    /^\s*[0-9]+ +\S+ +\S*\/bin\/java .* kafka\.Kafka /u.test(line),
  )
  process.kill(Number(/[0-9]+/u.exec(broker ?? '')?.[0]), 'SIGKILL')
  expect(await command.code).toBe(2)
  expect(command.said()).toMatch(
    /npm run pipeline: the broker ended by itself \(code 137\); all that it said is in /u,
  )
  expect(await leftOf(command)).toEqual([])
})

test('a port that is taken is told of before anything is started', async () => {
  const server = createServer()
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, loopback, resolve))
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const command = startCommand(['--port', String(port)])
  expect(await command.code).toBe(2)
  expect(command.said()).toBe(
    `npm run pipeline: port ${port} of the REST front is taken: end the program that listens there, or choose another by --port, such as --port ${port + 10_000}\n`,
  )
})

test('where Java is missing, it says what to install', async () => {
  const command = startCommand(small, { JAVA_HOME: '', PATH: pathOf({}) })
  expect(await command.code).toBe(2)
  expect(command.said()).toBe(
    'npm run pipeline: Spark 4.2.0 needs Java 17 or later, and there is none in JAVA_HOME or on the PATH: install one (on Debian or Ubuntu: apt-get install openjdk-17-jre-headless), or point JAVA_HOME to it.\n',
  )
})

test('where Maven is missing and something is to be fetched, it says what to install', async () => {
  const { home } = await findJava('4.2.0')
  const python = await findPython()
  const PATH = pathOf({ java: join(home, 'bin/java'), python3: python })
  const command = startCommand(small, { JAVA_HOME: home, PATH, LOCKSTEP_HOME: emptyFolder() })
  expect(await command.code).toBe(2)
  expect(command.said()).toBe(
    'npm run pipeline: Kafka, Connect and the jars of Spark are fetched by Maven, and there is none on the PATH: install it (on Debian or Ubuntu: apt-get install maven)\n',
  )
})

test.each([
  ['--posts', 'many', 'option --posts: expected a whole number from 1 to 1000000, got many'],
  ['--port', '70000', 'option --port: expected a whole number from 0 to 65535, got 70000'],
])('a value that is none is told of: %s %s', async (flag, value, message) => {
  const command = startCommand([flag, value])
  expect(await command.code).toBe(2)
  expect(command.said()).toBe(`npm run pipeline: ${message}\n`)
})
