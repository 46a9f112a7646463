import { rmSync } from 'node:fs'
import { constants } from 'node:os'
import { join, relative } from 'node:path'
import { runFolder } from './folders.js'
import { newGroup } from './group.js'
import { exampleFolder } from './home.js'
import type { Laptop } from './laptop.js'
import { checkNeeds } from './needs.js'
import { help, readOptions } from './options.js'

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const addressesOf = ({ broker, connect, s3, front, pipeline, folder }: Laptop): string =>
  [
    `the REST front  ${front.address}/topics/${pipeline.user}.pin`,
    `Kafka           ${broker.address}`,
    `Connect         ${connect.address}/connectors/${pipeline.connector.name}/status`,
    `S3              ${s3.address}/${s3.bucket}`,
    `files           ${folder}`,
  ].join('\n')

/** Runs the command, and gives its exit code: 1 where something differs, 2 where it could not be run. */
const main = async (): Promise<number> => {
  const { posts, port: wanted, isKept, isHelp } = readOptions(process.argv.slice(2))
  if (isHelp) {
    process.stdout.write(`${help}\n`)
    return 0
  }
  // What is wrong is told before all is loaded that a run takes.
  const { pinterest } = await import('../pipeline.js')
  const port = wanted ?? pinterest.port
  await checkNeeds(port)
  const { runPipeline } = await import('./run.js')
  const { faultsOf, reportText } = await import('./report.js')
  const { writeReportPage } = await import('./report-page.js')
  const folder = runFolder()
  const group = newGroup(join(folder, 'logs'))
  const end = async (): Promise<void> => {
    await group.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  let isEnding = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, async () => {
      if (isEnding) return
      isEnding = true
      say('ending all that was started')
      await end()
      process.exit(128 + constants.signals[signal])
    })
  try {
    const { report, laptop } = await runPipeline({ pipeline: pinterest, group, folder, posts, port, say })
    const page = join(exampleFolder, 'out/pipeline.html')
    await writeReportPage(page, report)
    process.stdout.write(`\n${reportText(report)}\nAs a page: ${relative('', page)}\n`)
    if (isKept) {
      process.stdout.write(`\nThe servers run until Ctrl-C:\n${addressesOf(laptop)}\n`)
      await group.during(new Promise(() => {}))
    }
    await end()
    return faultsOf(report).length === 0 ? 0 : 1
  } catch (problem) {
    await group.stop()
    // What fails since all is being ended is no news.
    if (isEnding) await new Promise(() => {})
    throw problem
  }
}

main().then(
  (code) => process.exit(code),
  (problem: unknown) => {
    say(`npm run pipeline: ${problem instanceof Error ? problem.message : String(problem)}`)
    process.exit(2)
  },
)
