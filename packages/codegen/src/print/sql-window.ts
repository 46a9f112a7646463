import type { SparkOrder, SparkWindow } from '../spark/query.js'
import { between, type Doc, group, layout, line, nest, soft } from './layout.js'
import { sqlColumn, sqlName } from './quote.js'
import { sqlDoc } from './sql.js'

/** A key that rows are sorted by. */
export const orderDoc = ({ of, descending, nullsFirst }: SparkOrder): Doc => {
  // What Spark does unless told: nulls first where ascending, last where descending.
  const nulls = nullsFirst === descending ? ` NULLS ${nullsFirst ? 'FIRST' : 'LAST'}` : ''
  return [sqlDoc(of), descending ? ' DESC' : '', nulls]
}

const boundDoc = (of: number | null, none: string): string => {
  if (of === null) return `UNBOUNDED ${none}`
  return of === 0 ? 'CURRENT ROW' : `${Math.abs(of)} ${of < 0 ? 'PRECEDING' : 'FOLLOWING'}`
}

/** A function over the rows of a partition. */
const overDoc = ({ of, per, order, frame }: Omit<SparkWindow, 'name'>): Doc => {
  const by = per.map((each) => sqlColumn(each))
  const parts: readonly Doc[] = [
    ...(by.length === 0 ? [] : [['PARTITION BY ', between(by, ', ')]]),
    ...(order.length === 0 ? [] : [['ORDER BY ', nest(between(order.map(orderDoc), [',', line]))]]),
    ...(frame === null
      ? []
      : [`ROWS BETWEEN ${boundDoc(frame.from, 'PRECEDING')} AND ${boundDoc(frame.to, 'FOLLOWING')}`]),
  ]
  return [sqlDoc(of), ' OVER (', nest([soft, between(parts, line)]), soft, ')']
}

/** A function over the rows of a partition, with its name. */
export const windowDoc = (window: SparkWindow): Doc => group([overDoc(window), ` AS ${sqlName(window.name)}`])

/** A function over the rows of a partition, in one line. */
export const windowInLine = (window: SparkWindow): string =>
  layout(group(overDoc(window)), { width: Number.POSITIVE_INFINITY, indent: '' })
