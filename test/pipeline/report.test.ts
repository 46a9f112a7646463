import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Compared } from '../../examples/pinterest/pipeline/compare.js'
import type { Landed } from '../../examples/pinterest/pipeline/landed.js'
import { checkRoom } from '../../examples/pinterest/pipeline/needs.js'
import { faultsOf, reportText } from '../../examples/pinterest/pipeline/report.js'
import { writeReportPage } from '../../examples/pinterest/pipeline/report-page.js'
import type { PipelineReport } from '../../examples/pinterest/pipeline/run.js'
import { pinterest } from '../../examples/pinterest/pipeline.js'

const landed = (records: number, objects: number): readonly Landed[] => [{ topic: 'pin', records, objects }]

const compared = (cells: number, differences: Compared['differences'] = []): readonly Compared[] => [
  { name: 'pin', kind: 'table', rows: 2, cells, differences },
]

const report = (more: Partial<PipelineReport>): PipelineReport => ({
  pipeline: pinterest,
  records: { folder: '', counts: { pin: 5_000 }, real: 2_131 },
  posted: { acknowledged: { pin: 5_000 }, retried: 0, seconds: 1 },
  landed: landed(5_000, 5_000),
  compared: compared(22),
  steps: [{ what: 'starting the servers', seconds: 9.25 }],
  ...more,
})

const sent = { acknowledged: { pin: 5_000 }, retried: 3, seconds: 1 }
const difference = { column: '(row)', row: null, left: '1 times {ind: 1}', right: '0 times {ind: 1}' }

test.each<readonly [string, Partial<PipelineReport>, readonly string[]]>([
  ['all came through', {}, []],
  ['some were sent again, and are in Kafka twice', { posted: sent, landed: landed(5_003, 5_003) }, []],
  ['a record was lost', { landed: landed(4_999, 4_999) }, ['pin: Kafka has only 4,999 of 5,000 records']],
  ['one too many', { landed: landed(5_001, 5_001) }, ['pin: Kafka has 5,001 records of 5,000']],
  [
    'the sink lost one',
    { landed: landed(5_000, 4_999) },
    ['pin: 5,000 records in Kafka became 4,999 objects'],
  ],
  ['nothing was compared', { compared: compared(0) }, ['table pin: nothing was compared']],
  [
    'a row differs',
    { compared: compared(22, [difference]) },
    ['table pin: Spark 0 times {ind: 1}, TypeScript 1 times {ind: 1}'],
  ],
])('what did not come through is told: %s', (_, more, faults) => {
  expect(faultsOf(report(more))).toEqual(faults)
  for (const fault of faults) expect(reportText(report(more))).toContain(`- ${fault}`)
})

test('a page tells what happened, and asks no network', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-page-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'out/pipeline.html')
  await writeReportPage(file, report({ compared: compared(22, [difference]) }))
  const html = readFileSync(file, 'utf8')
  expect(html).toContain('<td class="number">5,000</td>')
  expect(html).toContain('Spark 0 times {ind: 1}')
  expect(html).not.toMatch(/src=|https?:|@import/u)
})

test('a disk without room is told of, for the set-up and for a run', () => {
  expect(() => checkRoom('/home/.lockstep', 700_000_000, false)).toThrow(
    '/home/.lockstep has 700 MB left, and the set-up takes up to 2,500 MB: make room, or point LOCKSTEP_HOME to another disk',
  )
  expect(() => checkRoom('/home/.lockstep', 100_000_000, true)).toThrow(
    / 100 MB left, and a run takes up to 300 MB: /u,
  )
  expect(() => checkRoom('/home/.lockstep', 700_000_000, true)).not.toThrow()
})
