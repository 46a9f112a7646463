import { type Setting, settings, type Tally } from '@lockstep/test'
import { all, type Drawable, lineOfDrawable } from '../kit/draw/grow.js'

/** What all operations and rules are compared on: so many tables, of so many rules each and so many rows at the most, from a seed. */
export const draw = {
  tables: 12,
  size: 60,
  rows: 4_000,
  seed: Number(process.env.LOCKSTEP_SEED ?? 20_261_123),
}

/**
 * The setting that a table is compared in: ANSI mode and zone, another one for each of four tables. To compile a table costs
 * Spark as much as 10,000 rows of it do.
 */
export const settingsOf = (index: number): readonly Setting[] => [
  settings[index % settings.length] ?? settings[0],
]

/** The fewest cells of an operation, or of a rule, that must be compared. */
const fewest = 5_000

/** The least share of cells that must not be null, and that must differ from the input, for a comparison to say something. */
const least = 0.2

const percent = (share: number): string => `${Math.round(share * 100)}%`

/** Operations that nothing is made of: their cells are seen in others. */
const leaves: readonly Drawable[] = ['column', 'literal']

/** Each operation and rule of a tally with its cells and shares, and what it lacks, without a reason on its line. */
export const sharesOf = (
  tally: Tally,
  names: readonly Drawable[] = all,
): { readonly shown: string; readonly lacking: readonly string[] } => {
  const lacking: string[] = []
  const lines = names
    .filter((name) => !leaves.includes(name))
    .map((name) => {
      const { cells, nulls, alike, changed } = tally.operations[name] ?? {
        cells: 0,
        nulls: 0,
        alike: 0,
        changed: 0,
      }
      const { rare } = lineOfDrawable(name)
      const present = (cells - nulls) / cells
      // Where most results are of another type than the input, there is nothing to differ from.
      const different = alike * 2 > cells ? changed / alike : undefined
      const few = [present, different ?? 1].some((share) => share < least)
      if (cells < fewest) lacking.push(`${name}: ${cells} cells, expected ${fewest}`)
      if (few && rare === undefined)
        lacking.push(`${name}: ${percent(present)} not null, ${percent(different ?? 1)} different`)
      return ` ${name.padEnd(20)} ${`${cells}`.padStart(9)} ${percent(present).padStart(8)} ${(different === undefined ? '' : percent(different)).padStart(9)} ${few ? (rare ?? '') : ''}`
    })
  const head = ` ${'operation'.padEnd(20)}     cells not null different`
  return { shown: [head, ...lines].map((line) => line.trimEnd()).join('\n'), lacking }
}
