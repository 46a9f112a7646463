import { writeFileSync } from 'node:fs'
import { add, agree, nothing, type Setting, type Tally } from '@lockstep/test'
import { afterAll, describe, expect, it } from 'vitest'
import { dealtRules } from '../kit/draw/rules.js'
import { findJava } from '../kit/spark/java.js'
import { draw, sharesOf } from './drawn.js'
import { comparesAll, plainly } from './live.js'

/** Every minor version of Spark that we support, the newest patch of each, and the two that all other tests are run on. */
const everyVersion = ['3.5.7', '4.0.5', '4.1.4', '4.2.0', '4.3.0'] as const

/** Zones with and without summer time, of half hours and quarters, and one that once left out a day. */
const zones = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia'] as const

/** Each zone with ANSI on and off. */
const everySetting: readonly Setting[] = zones.flatMap((zone) =>
  [false, true].map((ansi) => ({ ansi, zone, codegen: true })),
)

/** So many times all operations are dealt out, and so many rows at the most has a table. */
const rounds = Number(process.env.LOCKSTEP_ROUNDS ?? 2)
const rows = 16_000

const report = 'agree-report.json'

/** Random rules over random tables on every version, in every zone: half an hour of two cores, so only where all is compared. */
describe.runIf(comparesAll)('every operation and rule, on every version, in five zones,', () => {
  let tally: Tally = nothing

  const places = Array.from({ length: rounds * draw.tables }, (_, place) => place)
  const settingOf = (place: number): Setting => everySetting[place % everySetting.length] ?? plainly
  it.each(places.map((place) => ({ place, ...settingOf(place) })))(
    `agrees: table $place of seed ${draw.seed}, $zone, ANSI $ansi`,
    async ({ place }) => {
      const [round, index] = [Math.floor(place / draw.tables), place % draw.tables]
      const table = dealtRules(draw.seed + 1_000 * (round + 1), draw.tables, draw.size)[index]
      if (table === undefined) throw new RangeError(`there is no table ${index}`)
      const compared = await agree(table, {
        seed: draw.seed + place,
        runs: 1,
        rows,
        versions: everyVersion,
        settings: [settingOf(place)],
      })
      tally = add(tally, compared)
    },
  )

  it('was compared, on nulls and on cells that it changed', () => {
    const { shown, lacking } = sharesOf(tally)
    process.stdout.write(`${shown}\n`)
    expect(tally.differences).toBe(0)
    expect(lacking).toEqual([])
  })

  afterAll(async () => {
    const { major } = await findJava('3.5.7')
    const { unicode, icu, v8, node } = process.versions
    const ran = {
      seed: draw.seed,
      rounds,
      rows,
      versions: everyVersion,
      zones,
      jdk: major,
      node,
      v8,
      icu,
      unicode,
    }
    writeFileSync(report, `${JSON.stringify({ ...ran, ...tally }, null, 2)}\n`)
  })
})
