import { axisFy, axisX, axisY, barX, gridX, plot, ruleX, text } from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { ChartOf } from './asked.js'
import { numberText, type Row } from './cells.js'

const colour = '#2f6690'
const [width, barHeight, letter] = [560, 22, 6.9]
/** In letters. */
const widestLabel = 32

interface Bar {
  readonly label: string
  readonly value: number
  readonly by: string
}

const barsOf = ({ label, value, by }: ChartOf, rows: readonly Row[]): readonly Bar[] =>
  rows.map((row) => ({
    label: label.map((column) => String(row[column] ?? 'null')).join(' · '),
    value: Number(row[value] ?? 0),
    by: by === undefined ? '' : String(row[by] ?? 'null'),
  }))

const few = new Intl.NumberFormat('en', { notation: 'compact' })

const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map((each) => [...each].length))

const barWords = ({ by, label, value }: Bar): string =>
  `${by === '' ? '' : `${by}, `}${label}: ${numberText(value)}`

/** A chart of bars as SVG, with its title and, for those who do not see it, its values as text. */
export const chart = (of: ChartOf, rows: readonly Row[]): string => {
  const bars = barsOf(of, rows)
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const groups = [...new Set(bars.map(({ by }) => by))]
  const labels = [...new Set(bars.map(({ label }) => label))]
  const isFaceted = of.by !== undefined
  const facet = isFaceted ? { fy: 'by' } : {}
  /** What the values beside the bars take. */
  const beside = 12 + letter * longest(bars.map(({ value }) => numberText(value)))
  const svg = plot({
    document: document as never,
    width,
    height: 30 + barHeight * labels.length * groups.length + (isFaceted ? 10 * groups.length : 0),
    marginLeft: 14 + letter * Math.min(widestLabel, longest(labels)),
    marginRight: beside + (isFaceted ? 12 + letter * longest(groups) : 0),
    marginTop: 4,
    marginBottom: 26,
    style: { fontSize: '12.5px', background: 'transparent', color: '#1f2430' },
    ariaLabel: of.title,
    ariaDescription: bars.map(barWords).join('; '),
    x: { label: null, zero: true, nice: true },
    y: { label: null, domain: labels, padding: 0.25 },
    ...(isFaceted ? { fy: { label: null, domain: groups, padding: 0.12 } } : {}),
    marks: [
      gridX({ stroke: '#1f2430', strokeOpacity: 0.12, ticks: 5 }),
      axisX({
        ticks: 5,
        tickSize: 0,
        tickFormat: (value: number) => (Number.isInteger(value) ? few.format(value) : ''),
        fill: '#4a5162',
      }),
      axisY({ tickSize: 0, lineWidth: widestLabel / 2, textOverflow: 'ellipsis' }),
      barX(bars, { x: 'value', y: 'label', fill: colour, title: barWords, ...facet }),
      text(bars, {
        x: 'value',
        y: 'label',
        text: ({ value }: Bar) => numberText(value),
        textAnchor: 'start',
        dx: 4,
        fontVariant: 'tabular-nums',
        ...facet,
      }),
      ...(isFaceted ? [axisFy({ anchor: 'right', dx: beside })] : []),
      ruleX([0], { stroke: '#1f2430' }),
    ],
  })
  svg.setAttribute('role', 'img')
  return svg.outerHTML
}
