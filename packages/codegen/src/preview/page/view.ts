import { columnListIn } from './columns.js'
import { type CellCounts, countAll, type Filter, filtered } from './counts.js'
import { byId, makeElement, whole } from './element.js'
import { gridIn } from './grid.js'
import type { PageSource } from './source.js'

/** What the head of the page says. */
export interface PageFacts {
  readonly name: string
  readonly module: string
  readonly data: string
  /** Which rows go out, in SQL; null for all. */
  readonly where: string | null
  readonly distinct: boolean
  readonly distinctBy: string | null
}

/** The whole page. */
export interface PageView {
  /** Shows rows, and counts what became of them. The latest call counts. */
  readonly show: (facts: PageFacts, source: PageSource) => Promise<void>
  /** Says what is wrong, above the rows; null for nothing. */
  readonly say: (trouble: string | null) => void
}

const fact = (value: number, words: string): Node =>
  makeElement('span', 'fact', makeElement('b', '', whole(value)), ` ${words}`)

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

const headOf = (facts: PageFacts, { rows }: PageSource, counts: CellCounts | null): readonly Node[] => {
  const left = [
    ...(facts.where === null ? [] : [`only rows where ${facts.where} go out`]),
    ...(facts.distinct ? ['equal rows go out once'] : []),
    ...(facts.distinctBy === null ? [] : [facts.distinctBy]),
  ]
  const isCounting = counts !== null && counts.rows < rows
  return [
    makeElement('h1', '', facts.name),
    makeElement('span', 'soft', `${facts.module} over ${facts.data}`),
    fact(rows, rows === 1 ? 'row' : 'rows'),
    ...(counts === null
      ? []
      : [fact(sum(counts.changed), 'cells changed'), fact(sum(counts.nulled), 'became null')]),
    ...(counts === null || sum(counts.rounded) === 0 ? [] : [fact(sum(counts.rounded), 'rounded')]),
    makeElement('span', 'soft', isCounting ? `${whole(counts.rows)} rows counted so far` : left.join('; ')),
  ]
}

/** Makes the page's parts live. */
export const openView = (): PageView => {
  const grid = gridIn(byId('grid'))
  const list = columnListIn(byId('columns'), (chosen) => choose(chosen))
  const [head, trouble] = [byId('head'), byId('trouble')]
  let shown: { readonly facts: PageFacts; readonly source: PageSource } | undefined
  let counts: CellCounts | null = null
  let filter: Filter = { fate: 'all', column: null }
  let run = 0

  const showRows = (): void => {
    if (shown !== undefined)
      grid.show(shown.source, counts === null ? null : filtered(counts, filter), filter.column)
  }
  const showFacts = (): void => {
    if (shown === undefined) return
    list.show(shown.source, counts, filter)
    head.replaceChildren(...headOf(shown.facts, shown.source, counts))
  }
  const choose = (chosen: Filter): void => {
    filter = chosen
    showFacts()
    showRows()
  }
  return {
    say: (text) => {
      trouble.textContent = text ?? ''
      trouble.hidden = text === null
    },
    show: async (facts, source) => {
      const own = ++run
      shown = { facts, source }
      counts = null
      if (filter.column !== null && filter.column >= source.columns.length)
        filter = { ...filter, column: null }
      document.title = `${facts.name} - Lockstep preview`
      showFacts()
      showRows()
      const tell = (found: CellCounts): void => {
        counts = found
        showFacts()
        if (filter.fate !== 'all') showRows()
      }
      await countAll(source, tell, () => own !== run)
      if (own === run) document.body.dataset.shown = String(own)
    },
  }
}
