import { failParquet } from './error.js'
import { element, numberIn, structsIn, textIn } from './fields.js'
import { annotation, type LeafKind, leafKind } from './leaf-kind.js'
import type { ThriftStruct } from './thrift.js'

// Parquet's schema: a list of elements, depth first, each saying how many of the next are its children.

/** The columns that a file has at the top: the elements of each, itself first, and how many leaves it has. */
export interface TopColumn {
  readonly name: string
  readonly elements: readonly ThriftStruct[]
  readonly leaves: number
}

/** How many of the next elements are an element's children. */
export const childrenOf = (item: ThriftStruct): number => numberIn(item, element.children) ?? 0

/** Where the part of the schema ends that begins at `from`. */
const endOf = (schema: readonly ThriftStruct[], from: number): number => {
  let open = 1
  let at = from
  while (open > 0) {
    const item =
      schema[at++] ?? failParquet('the metadata of the columns are damaged: fewer elements than said')
    const children = childrenOf(item)
    if (children < 0 || children > schema.length)
      failParquet('the metadata of the columns are damaged: impossible children')
    open += children - 1
  }
  return at
}

/** The columns at the top of a schema. @throws ParquetError where it is damaged, or two have the same name. */
export const topColumns = (schema: readonly ThriftStruct[]): readonly TopColumn[] => {
  const root = schema[0] ?? failParquet('the metadata do not say what the columns are')
  const columns: TopColumn[] = []
  let at = 1
  for (let left = childrenOf(root); left > 0; left--) {
    const end = endOf(schema, at)
    const elements = schema.slice(at, end)
    const name =
      textIn(elements[0] ?? root, element.name) ?? failParquet('the metadata have a column without a name')
    if (columns.some((column) => column.name === name))
      failParquet(`two columns have the name ${name}; rename one`)
    columns.push({ name, elements, leaves: elements.filter((item) => childrenOf(item) === 0).length })
    at = end
  }
  if (at !== schema.length) failParquet('the metadata of the columns are damaged: more elements than said')
  return columns
}

const deepest = 64

/** How each leaf of a column is read, in their order. @throws ParquetError for what Lockstep has no type for. */
export const leafKinds = ({ elements }: TopColumn): readonly LeafKind[] => {
  const kinds: LeafKind[] = []
  const walk = (at: number, prefix: string, depth: number): number => {
    const item = elements[at] ?? failParquet('the metadata of the columns are damaged')
    const path = prefix + (textIn(item, element.name) ?? '?')
    const children = childrenOf(item)
    if (depth > deepest) failParquet(`column ${path}: it is nested more than ${deepest} deep`)
    if (children === 0) {
      kinds.push(leafKind(item, path))
      return at + 1
    }
    if (annotation(item) === 'map')
      failParquet(`column ${path}: Lockstep has no type for maps; leave the column out by \`columns\``)
    const names = new Set<string>()
    let next = at + 1
    for (let child = 0; child < children; child++) {
      const name = textIn(elements[next] ?? item, element.name) ?? '?'
      if (names.has(name)) failParquet(`column ${path}: two fields have the name ${name}; rename one`)
      names.add(name)
      next = walk(next, `${path}.`, depth + 1)
    }
    return next
  }
  walk(0, '', 0)
  return kinds
}

/** The elements of a footer's schema. */
export const schemaOf = (footer: ThriftStruct): readonly ThriftStruct[] => structsIn(footer, 2)
