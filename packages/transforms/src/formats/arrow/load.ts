import {
  type Data,
  DataType,
  MetadataVersion,
  makeData,
  RecordBatch,
  type Schema,
  Struct,
  Vector,
} from 'apache-arrow'
import { CompressedVectorLoader } from 'apache-arrow/visitor/vectorloader'
import { type Body, bodyOf, type Region, readRegions, type Unpack, unpackBuffer } from './buffers.js'
import { checkCells, checkValues } from './check.js'
import type { BatchColumn, ChosenColumns } from './columns.js'
import { failIpc, inColumn } from './error.js'
import type { BatchParts } from './message.js'

/** Makes record batches of the columns that are read. */
export interface Loader {
  /** Takes a dictionary in, in place of the one of its number or behind it. */
  readonly dictionary: (id: number, replaces: boolean, parts: BatchParts, body: Body) => Promise<void>
  readonly batch: (parts: BatchParts, body: Body) => Promise<RecordBatch>
  /** The batch of no rows, where none comes. */
  readonly none: () => Promise<RecordBatch>
}

/** What a column has of a batch's nodes and buffers. */
type Share = Pick<BatchParts, 'nodes' | 'buffers' | 'views'>

/** Cuts the nodes and buffers of a batch into those of its columns. */
const sharesOf = (columns: readonly BatchColumn[], parts: BatchParts): readonly Share[] => {
  let [node, buffer, view] = [0, 0, 0]
  return columns.map(({ name, nodes }) => {
    const [firstNode, firstView] = [node, view]
    const regions: Region[] = []
    for (const { buffers, hasOldNulls, hasViews } of nodes) {
      node++
      if (hasOldNulls) buffer++
      const end = buffer + buffers + (hasViews ? (parts.views[view++] ?? 0) : 0)
      for (const region of parts.buffers.slice(buffer, end)) regions.push(region)
      buffer = end
    }
    if (node > parts.nodes.length || buffer > parts.buffers.length)
      failIpc(`column ${name}: it is missing; the bytes are damaged`)
    return {
      nodes: parts.nodes.slice(firstNode, node),
      buffers: regions,
      views: parts.views.slice(firstView, view),
    }
  })
}

/** A batch of no rows, of these columns. */
const emptyParts = (columns: readonly BatchColumn[]): BatchParts => {
  const nodes = columns.flatMap((column) => column.nodes)
  return {
    rows: 0,
    nodes: nodes.map(() => ({ length: 0, nullCount: 0 })),
    buffers: nodes.flatMap(({ buffers, hasOldNulls }) =>
      Array.from({ length: buffers + (hasOldNulls ? 1 : 0) }, () => ({ offset: 0, length: 0 })),
    ),
    views: nodes.filter(({ hasViews }) => hasViews).map(() => 0),
    codec: undefined,
  }
}

/** The body as it is, or at once as a whole where at least half of it is read. */
const wholeIfMost = async (body: Body, shares: readonly Share[]): Promise<Body> => {
  const wanted = shares.reduce(
    (sum, share) => share.buffers.reduce((all, { length }) => all + length, sum),
    0,
  )
  return wanted * 2 < body.length ? body : bodyOf(await body.read(0, body.length))
}

const hasDictionary = (type: DataType, id: number): boolean =>
  (DataType.isDictionary(type) && (type.id === id || hasDictionary(type.dictionary, id))) ||
  (type.children ?? []).some((child) => hasDictionary(child.type, id))

/** The first column that has the dictionary of this number. */
const dictionaryName = ({ fields }: Schema, id: number): string =>
  fields.find(({ type }) => hasDictionary(type, id))?.name ?? `of dictionary ${id}`

/** A loader of batches that hold these columns. Dictionaries come before the batches that need them. */
export const loaderOf = ({ all, schema }: ChosenColumns, unpack: Unpack): Loader => {
  const type = new Struct(schema.fields)
  const dictionaries = new Map<number, Vector>()
  const load = async (of: DataType, share: Share, codec: BatchParts['codec'], body: Body): Promise<Data> => {
    const packed = await readRegions(body, share.buffers)
    const buffers =
      codec === undefined
        ? packed
        : await Promise.all(packed.map((bytes) => unpackBuffer(codec, bytes, unpack)))
    return new CompressedVectorLoader(
      [...buffers],
      [...share.nodes],
      [...share.buffers],
      dictionaries,
      MetadataVersion.V5,
      [...share.views],
    ).visit(of)
  }
  const batch = async (parts: BatchParts, whole: Body): Promise<RecordBatch> => {
    const shares = sharesOf(all, parts).filter((_, index) => all[index]?.isRead)
    const body = await wholeIfMost(whole, shares)
    const children: Data[] = []
    for (const [index, share] of shares.entries()) {
      const { name, type: of } = schema.fields[index] ?? failIpc('the columns are damaged')
      const cells = share.nodes[0]?.length ?? 0
      if (cells !== parts.rows)
        failIpc(
          `column ${name}: it has ${cells} cells in a batch of ${parts.rows} rows; the bytes are damaged`,
        )
      children.push(await inColumn(name, () => load(of, share, parts.codec, body)))
    }
    const data = makeData({ type, length: parts.rows, nullCount: 0, children })
    return checkCells(new RecordBatch(schema, data))
  }
  return {
    batch,
    none: () => batch(emptyParts(all), bodyOf(new Uint8Array(0))),
    dictionary: async (id, replaces, parts, body) => {
      const of = schema.dictionaries.get(id)
      if (of === undefined) return
      const known = dictionaries.get(id)
      const path = dictionaryName(schema, id)
      const values = await inColumn(path, () => load(of, parts, parts.codec, body))
      if (values.length !== parts.rows)
        failIpc(`column ${path}: its values are not all there; the bytes are damaged`)
      checkValues(values, path)
      const made = new Vector([values])
      dictionaries.set(id, (known === undefined || replaces ? made : known.concat(made)).memoize())
    },
  }
}
