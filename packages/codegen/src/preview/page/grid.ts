import { makeElement, whole } from './element.js'
import type { PageCell, PageSource } from './source.js'

const rowHeight = 28
const namesHeight = 44
/** Browsers draw no element that is much higher: beyond it, rows are spread over this height. */
const mostHeight = 8_000_000
/** Rows that are drawn above and below those that are seen. */
const around = 6

/** The rows of a page: of so many as there are, those are drawn that are seen. */
export interface Grid {
  /** Shows rows of a source, by their numbers, null for all; a column that is given is brought into sight when it is another. */
  readonly show: (source: PageSource, rows: Int32Array | null, column: number | null) => void
}

const nullText = (): Node => makeElement('span', 'null', 'null')

const cellElement = ({ was, is, fate }: PageCell): HTMLElement => {
  const now = is === null ? nullText() : makeElement('span', 'is', is)
  const made =
    fate === 0
      ? makeElement('div', 'cell', now)
      : makeElement(
          'div',
          `cell ${fate === 1 ? 'changed' : 'nulled'}`,
          makeElement('span', 'was', was ?? 'null'),
          now,
        )
  made.title = fate === 0 ? (is ?? 'null') : `${was ?? 'null'} → ${is ?? 'null'}`
  return made
}

/** Makes the grid in an element that scrolls. */
export const gridIn = (place: HTMLElement): Grid => {
  let source: PageSource | undefined
  let rows: Int32Array | null = null
  const names = makeElement('div', 'names')
  const table = makeElement('div', 'table')
  place.append(names, table)
  let drawn = -1
  let open: number | null = null
  let asked = false

  const count = (): number => rows?.length ?? source?.rows ?? 0

  /** The first row that is seen, where the height is less than that of all rows. */
  const firstSeen = (): number => {
    const all = count() * rowHeight
    const seen = place.clientHeight - namesHeight
    if (all <= mostHeight) return Math.floor(place.scrollTop / rowHeight)
    const share = place.scrollTop / Math.max(1, mostHeight - seen)
    return Math.floor((Math.min(1, share) * Math.max(0, all - seen)) / rowHeight)
  }

  const draw = (): void => {
    asked = false
    if (source === undefined) return
    const first = firstSeen()
    if (first === drawn) return
    drawn = first
    const from = Math.max(0, first - around)
    const to = Math.min(count(), first + Math.ceil(place.clientHeight / rowHeight) + around)
    const top = count() * rowHeight <= mostHeight ? first * rowHeight : place.scrollTop
    const made: HTMLElement[] = []
    for (let at = from; at < to; at++) {
      const row = rows === null ? at : (rows[at] as number)
      const line = makeElement('div', 'row', makeElement('div', 'number', whole(row + 1)))
      line.dataset.row = String(row)
      for (let column = 0; column < source.columns.length; column++)
        line.append(cellElement(source.cell(row, column)))
      line.style.top = `${top + (at - first) * rowHeight}px`
      made.push(line)
    }
    table.replaceChildren(...made)
    if (count() === 0) table.append(makeElement('div', 'empty', 'No row is like that.'))
  }

  place.addEventListener('scroll', () => {
    if (asked) return
    asked = true
    requestAnimationFrame(draw)
  })
  new ResizeObserver(() => {
    drawn = -1
    draw()
  }).observe(place)

  return {
    show: (given, only, column) => {
      source = given
      rows = only
      names.replaceChildren(
        makeElement('div', 'number', ''),
        ...given.columns.map(({ name, type }, index) => {
          const made = makeElement(
            'div',
            'cell',
            makeElement('b', '', name),
            makeElement('span', 'soft', type),
          )
          made.title = `${name} (${type})`
          if (index === column) made.classList.add('open')
          return made
        }),
      )
      table.style.height = `${Math.max(1, Math.min(mostHeight, count() * rowHeight))}px`
      drawn = -1
      if (column !== null && column !== open) names.children[column + 1]?.scrollIntoView({ inline: 'center' })
      open = column
      draw()
    },
  }
}
