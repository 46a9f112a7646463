import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'
import { add, nothing, type Tally } from './kit/compare/tally.js'

const percent = (part: number, whole: number): string =>
  whole === 0 ? '' : `${((100 * part) / whole).toFixed(0)}%`

const compared = (): Tally | undefined => {
  const file = process.env.LOCKSTEP_TALLY
  if (file === undefined || !existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line): Tally => JSON.parse(line)).reduce(add, nothing)
}

/** Keeps what was compared of each operation, for the page of operations: where `LOCKSTEP_PROVEN` names a file. */
const keep = ({ operations }: Tally): void => {
  const file = process.env.LOCKSTEP_PROVEN
  if (file === undefined) return
  const cells = Object.fromEntries(
    Object.entries(operations)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([operation, count]) => [operation, count.cells]),
  )
  writeFileSync(file, `${JSON.stringify({ cells }, null, 2)}\n`)
}

/** How many of the mistakes that were planted were found, whatever the seed. */
const mutants = (): readonly string[] => {
  const file = process.env.LOCKSTEP_MUTANTS
  if (file === undefined || !existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  const tried = lines.map((line): { readonly name: string; readonly isKilled: boolean } => JSON.parse(line))
  const all = new Set(tried.map(({ name }) => name))
  const alive = new Set(tried.filter(({ isKilled }) => !isKilled).map(({ name }) => name))
  return [
    `${all.size - alive.size} of ${all.size} mutants killed`,
    ...[...alive].map((name) => ` alive: ${name}`),
  ]
}

const number = (value: number): string => value.toLocaleString('en-US')

const table = ({ operations, settings, cells, differences, tooLong }: Tally): readonly string[] => [
  '',
  ' operation            cells compared   null  changed',
  ...Object.entries(operations).map(
    ([operation, count]) =>
      ` ${operation.padEnd(20)} ${number(count.cells).padStart(14)} ${percent(count.nulls, count.cells).padStart(6)} ${percent(count.changed, count.alike).padStart(8)}`,
  ),
  '',
  ...Object.entries(settings).map(
    ([setting, cells]) => ` ${setting.padEnd(24)} ${number(cells).padStart(12)} cells`,
  ),
  '',
  ...(tooLong === 0 ? [] : [`${tooLong} texts were interpreted: their code is longer than Java allows`]),
  `cells compared: ${cells}, differences: ${differences}`,
]

const counted = (
  modules: readonly TestModule[],
): { readonly passed: number; readonly failed: number; readonly skipped: number } => {
  const states = modules.flatMap((module) => [
    ...module.errors().map(() => 'failed'),
    ...[...module.children.allTests()].map((test) => test.result().state),
  ])
  const count = (wanted: string): number => states.filter((state) => state === wanted).length
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') }
}

/** Each test that failed, and the first line of why: at the end, where the last page of a log has them. */
const failures = (modules: readonly TestModule[]): readonly string[] =>
  modules.flatMap((module) => {
    const told = (name: string, { message }: { readonly message: string }): string =>
      ` failed: ${module.relativeModuleId}${name}: ${message.split('\n').slice(0, 3).join(' ').slice(0, 600)}`
    return [
      ...module.errors().map((error) => told('', error)),
      ...[...module.children.allTests('failed')].flatMap((test) =>
        (test.result().errors ?? []).slice(0, 1).map((error) => told(` > ${test.fullName}`, error)),
      ),
    ]
  })

/**
 * Says at the end what was compared with Spark and which tests failed, and on the last line how many tests passed and
 * failed.
 */
export default class Report implements Reporter {
  onInit(): void {
    process.env.LOCKSTEP_MUTANTS ??= join(mkdtempSync(join(tmpdir(), 'lockstep-')), 'mutants.jsonl')
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const { passed, failed, skipped } = counted(modules)
    const tally = compared()
    if (tally !== undefined) keep(tally)
    const lines = tally === undefined ? [] : table(tally)
    process.stdout.write(
      [
        ...lines,
        ...mutants(),
        ...failures(modules),
        `${passed} passed, ${failed + errors.length} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`,
        '',
      ].join('\n'),
    )
  }
}
