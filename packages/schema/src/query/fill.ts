import { at, refuse } from '../errors/refusal.js'
import { columnNode } from '../graph/column-node.js'
import { type SortKey, sortKeyWords } from '../graph/sort-key.js'
import { placeNode, windowNode } from '../graph/windows.js'
import { tellRules } from '../graph/words.js'
import { columnsNamed } from '../relation/checks.js'
import { type Relation, relation } from '../relation/relation.js'
import type { WindowOutput } from '../relation/relations.js'
import { withAnd } from './and-words.js'
import { freshName } from './list.js'

/** Among which rows nulls are filled, and in which order. */
export interface Filling {
  readonly per: readonly string[]
  readonly by: readonly SortKey[]
}

/** What is filled, in words. */
export const fillWords = (names: readonly string[], { per, by }: Filling): string => {
  const tell = tellRules()
  const among = per.length === 0 ? '' : ` of each ${withAnd(per)}`
  const order = by.map((key) => sortKeyWords(key, tell)).join(', then ')
  return `${withAnd(names)}, each null the last value before it${among}, by ${order}, and then by all other columns`
}

/** Rows in which each null of some columns is the last value before it, in their places. */
export const filledDown = (input: Relation, names: readonly string[], { per, by }: Filling): Relation => {
  if (names.length === 0) refuse('takes one column or more, got none')
  const columns = columnsNamed(names, input)
  at('per', () => columnsNamed(per, input))
  const windows: WindowOutput[] = []
  for (const column of columns) {
    const taken = [...input.columns, ...windows].map(({ name }) => name)
    const what = placeNode('fillDown', columnNode(column), null)
    windows.push({
      name: freshName(`${column.name}_filled`, taken),
      window: windowNode(what, { per, by, frame: null }),
    })
  }
  const over = relation('window', [input], { columns: windows })
  return relation('select', [over], {
    columns: input.columns.map((column) => {
      const filled = windows[names.indexOf(column.name)]
      return {
        name: column.name,
        node: columnNode(filled === undefined ? column : { ...filled.window, name: filled.name }),
      }
    }),
  })
}
