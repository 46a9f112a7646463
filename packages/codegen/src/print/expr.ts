import { walk } from '@lockstep/schema'
import { col, partsOf, type Spark, withParts } from '../spark/expression.js'
import { type Doc, group, nest, soft } from './layout.js'
import { isRawPython, pythonDoc, pythonPart } from './quote.js'
import { sqlDoc, sqlLine } from './sql.js'

/** The same doc with its pieces of text changed. */
const mapText = (of: Doc, change: (text: string) => string): Doc => {
  if (typeof of === 'string') return change(of)
  if ('nest' in of) return { nest: mapText(of.nest, change) }
  if ('group' in of) return { ...of, group: mapText(of.group, change) }
  return 'line' in of || 'broken' in of ? of : of.map((each) => mapText(each, change))
}

/** What stands around the names of parameters while they are in SQL. */
const mark = '\ue000'

/** Whether the text of an expression can hold parameters: none of its constants has the mark in it. */
export const canHoldParameters = (of: Spark): boolean => !sqlLine(of).includes(mark)

const markColumns = (root: Spark): Spark =>
  walk<Spark, Spark>(partsOf, (of, parts) =>
    of.kind === 'column' ? col(`${mark}${of.name}${mark}`) : withParts(of, parts),
  )(root)

const parameterPlaces = (text: string): string => text.replace(/\ue000(\w+)\ue000/gu, '{$1}')

/** `F.expr("...")` of a doc of SQL: in one line where it fits, else in as many as it needs, between three quotes. */
const exprCall = (inside: Doc, open: string): Doc =>
  group([
    'F.expr(',
    nest([soft, open, { broken: '""' }, soft, inside, soft, '"', { broken: '""' }]),
    soft,
    ')',
  ])

/** `F.expr` of an expression in SQL. */
export const exprOfSql = (of: Spark): Doc =>
  isRawPython(sqlLine(of)) ? exprCall(sqlDoc(of), 'r"') : exprCall(mapText(sqlDoc(of), pythonDoc), '"')

/** `F.expr` of an expression in SQL of which every column is a parameter: a Python variable that holds its name. */
export const exprOfParameters = (of: Spark): Doc => {
  const own = markColumns(of)
  const isRaw = isRawPython(sqlLine(own))
  const braces = (text: string): string => text.replace(/[{}]/gu, '$&$&')
  const inside = mapText(sqlDoc(own), (text) => parameterPlaces(isRaw ? braces(text) : pythonPart(text)))
  return exprCall(inside, isRaw ? 'rf"' : 'f"')
}
