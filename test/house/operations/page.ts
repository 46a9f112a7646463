import { aggregates, rules, windows } from '@lockstep/schema'
import { settings, versions } from '@lockstep/test'
import proven from './proven.json' with { type: 'json' }
import { refused } from './refused.js'
import { refusedNested } from './refused-nested.js'
import { refusedNumbers } from './refused-numbers.js'
import { type Shown, shownByFamily } from './shown.js'

/** Text in a cell of a table of markdown. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s*\n\s*/gu, ' ')

/** Code in a line of markdown, which may hold back-ticks. */
const code = (text: string): string => {
  const fence = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/gu)].map(([ticks]) => ticks.length)) + 1)
  return fence.length === 1 ? `\`${cell(text)}\`` : `${fence} ${cell(text)} ${fence}`
}

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const counts: Readonly<Record<string, number | undefined>> = proven.cells

const cellsOf = (name: string): string => counts[name]?.toLocaleString('en-US') ?? ''

const titles: Readonly<Record<string, string>> = {
  core: 'Columns, values and variables',
  logic: 'Conditions and nulls',
  compare: 'Comparing',
  cast: 'Changing types',
  text: 'Texts',
  letters: 'Letters',
  pattern: 'Patterns',
  number: 'Numbers',
  time: 'Dates and timestamps',
  format: 'Dates and timestamps as text',
  calendar: 'Months, weekdays and instants',
  floating: 'Doubles',
  bits: 'Bits',
  list: 'Lists',
  elements: 'Elements of lists',
  struct: 'Structs',
  pieces: 'Texts, taken apart and put together',
  padding: 'Texts, at their ends',
  encode: 'Texts in other alphabets, and as numbers',
  digest: 'Hashes and digests',
  lookup: 'Lists of values',
  rules: 'Rules with names',
}

const titleOf = (family: string): string =>
  titles[family] ?? family.replace(/^./u, (first) => first.toUpperCase())

const summary = (family: string, shown: readonly Shown[]): readonly string[] => [
  `## ${titleOf(family)}`,
  '',
  row('operation', 'written as', 'what it gives', 'cells compared'),
  row('---', '---', '---', '---:'),
  ...shown.map(({ name, written, words }) =>
    row(`[\`${name}\`](#${name.toLowerCase()})`, code(written), cell(words), cellsOf(name)),
  ),
  '',
]

const fenced = (language: string, text: string): readonly string[] => [`\`\`\`${language}`, text, '```', '']

const section = ({ name, written, words, sql, python }: Shown): readonly string[] => [
  `### ${name}`,
  '',
  `${code(written)}: ${cell(words)}`,
  '',
  ...fenced('sql', sql),
  ...fenced('python', python),
]

const listed = (
  title: string,
  lines: Readonly<Record<string, { readonly words: string }>>,
): readonly string[] => [
  `## ${title}`,
  '',
  row('name', 'what it gives'),
  row('---', '---'),
  ...Object.entries(lines).map(([name, { words }]) => row(`\`${name}\``, cell(words))),
  '',
]

const counted = (families: ReadonlyMap<string, readonly Shown[]>): string => {
  const named = families.get('rules')?.length ?? 0
  const all = [...families.values()].flat().length
  return `${all - named} operations and ${named} rules with names are exact`
}

/** The page of all operations: what is exact, with an example of each, and what is refused, with the reason. */
export const operationsPage = async (): Promise<string> => {
  const families = await shownByFamily(Object.keys(rules))
  const modes = [...new Set(settings.map(({ ansi }) => `ANSI ${ansi ? 'on' : 'off'}`))].toSorted()
  return [
    '# Operations',
    '',
    `${counted(families)}: each gives the same cells on Arrow and on Spark ${versions.join(' and ')}, ${modes.join(' and ')}, in any zone of the session. What cannot be exact is not in the language; it stands at the end, with the reason.`,
    '',
    `Cells compared are those of random rules over random tables in one run of \`npm run agree:all\`, each node of each rule compared by itself: ${proven.total.toLocaleString('en-US')} in all, on Spark ${proven.versions.join(', ')}, ANSI off and on, in ${proven.zones} zones of the session, without a difference. This page is generated: \`npm run docs\` writes it, and a test fails where it is stale.`,
    '',
    ...[...families].flatMap(([family, shown]) => summary(family, shown)),
    ...listed('Aggregates', aggregates),
    ...listed('Window functions', windows),
    '## Refused',
    '',
    row('Spark', 'why it is not here', 'what to write instead'),
    row('---', '---', '---'),
    ...[...refused, ...refusedNumbers, ...refusedNested].map(({ spark, why, instead }) =>
      row(code(spark), cell(why), cell(instead)),
    ),
    '',
    '# Each by an example',
    '',
    ...[...families.values()].flat().flatMap(section),
  ].join('\n')
}
