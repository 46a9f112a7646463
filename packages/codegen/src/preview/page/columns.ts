import type { CellCounts, Filter } from './counts.js'
import { makeElement, whole } from './element.js'
import type { PageSource } from './source.js'

/** The list of columns: counts of each, its rule in words, in SQL and in PySpark, and what is shown. */
export interface ColumnList {
  readonly show: (source: PageSource, counts: CellCounts | null, filter: Filter) => void
}

const filters: readonly (readonly [Filter['fate'], string])[] = [
  ['all', 'All rows'],
  ['changed', 'Changed'],
  ['nulled', 'Became null'],
]

const code = (title: string, text: string): readonly Node[] => [
  makeElement('h3', '', title),
  makeElement('pre', '', makeElement('code', '', text)),
]

/** Makes the list in an element; `choose` is told what to show. */
export const columnListIn = (place: HTMLElement, choose: (filter: Filter) => void): ColumnList => ({
  show: ({ columns }, counts, filter) => {
    const buttons = filters.map(([fate, text]) => {
      const made = makeElement('button', '', text)
      made.setAttribute('aria-pressed', String(filter.fate === fate))
      made.addEventListener('click', () => choose({ ...filter, fate }))
      return made
    })
    const list = columns.map(({ name, type, words, sql, pyspark }, index) => {
      const isOpen = filter.column === index
      const [changed, nulled] = [counts?.changed[index] ?? 0, counts?.nulled[index] ?? 0]
      const [rounded, most] = [counts?.rounded[index] ?? 0, counts?.mostLost[index] ?? '']
      const head = makeElement(
        'button',
        '',
        makeElement('span', 'name', name),
        makeElement('span', 'soft', type),
        makeElement(
          'span',
          'counts',
          ...(changed === 0 ? [] : [makeElement('span', 'now', `${whole(changed)} changed`)]),
          ...(changed > 0 && nulled > 0 ? [' '] : []),
          ...(nulled === 0 ? [] : [makeElement('span', 'gone', `${whole(nulled)} null`)]),
          ...(rounded === 0
            ? []
            : [' ', makeElement('span', 'now', `${whole(rounded)} rounded, by ${most} at most`)]),
        ),
      )
      head.setAttribute('aria-expanded', String(isOpen))
      head.addEventListener('click', () => choose({ ...filter, column: isOpen ? null : index }))
      const made = makeElement('div', isOpen ? 'column open' : 'column', head)
      made.dataset.column = name
      if (isOpen)
        made.append(makeElement('p', '', words), ...code('Spark SQL', sql), ...code('PySpark', pyspark))
      return made
    })
    place.replaceChildren(makeElement('div', 'filters', ...buttons), ...list)
  },
})
