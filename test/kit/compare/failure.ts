import { type AnyTable, explainRule, showType } from '@lockstep/schema'
import type { Drawn } from '../draw/rows.js'
import type { Disagreement } from './check.js'
import { nodeName } from './tally.js'

const showSetting = ({ version, setting }: Disagreement): string =>
  `Spark ${version}, ANSI ${setting.ansi ? 'on' : 'off'}, zone ${setting.zone}${setting.codegen === false ? ', without generated code' : ''}${Object.entries(
    setting.others ?? {},
  )
    .map(([name, value]) => `, ${name}=${value}`)
    .join('')}`

const showValue = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    typeof inner === 'bigint'
      ? `${inner}n`
      : typeof inner === 'number' && !Number.isFinite(inner)
        ? String(inner)
        : inner,
  ).replace(/(?! )[\p{C}\p{Z}\p{M}]/gu, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`)

/** The rule of a node, in words. */
const wordsOf = ({ node }: Disagreement): string =>
  node === undefined ? 'the whole result' : `${nodeName(node)} (${showType(node.type)}): ${explainRule(node)}`

/** What a person needs to mend a disagreement: where, what came from whom, the least rows, and how to see it again. */
export const tell = (
  table: AnyTable,
  found: readonly Disagreement[],
  { rows, layout }: Drawn,
  seed: number | undefined,
): string => {
  const [first] = found
  if (first === undefined) return `${table.name}: nothing differs`
  const inRow = first.row === null ? '' : `, row ${first.row}`
  const shown = rows.slice(0, 5).map((row) => `    ${showValue(row)}`)
  return [
    `${table.name}: TypeScript and Spark do not agree on ${wordsOf(first)}`,
    `  where       ${showSetting(first)}, ${first.text === 'sql' ? 'SQL' : 'PySpark'}${inRow}`,
    `  TypeScript  ${first.left}`,
    `  Spark       ${first.right}`,
    `  rows        ${rows.length === 1 ? 'this one alone shows it' : `${rows.length} of them`}, laid out as ${showValue(layout)}`,
    ...shown,
    seed === undefined
      ? '  again       with the same records'
      : `  again       agree(${table.name}, { seed: ${seed} })`,
  ].join('\n')
}
