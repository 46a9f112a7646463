import type { core } from 'zod'
import { attempt } from '../column/attempt.js'
import { column } from '../column/build.js'
import { literalNode } from '../column/column.js'
import type { List, Struct } from '../column/list.js'
import type { Text } from '../column/text.js'
import { refuse } from '../errors/refusal.js'
import { type Node, node } from '../graph/node.js'
import { literalOf } from '../types/literal.js'
import { showType, type Type, types } from '../types/types.js'
import { zodType } from './zod.js'
import type { RawColumn } from './zod-types.js'

/** A list of names and values. */
export type EntriesColumn<Z> = List<Struct<{ readonly key: Text; readonly value: RawColumn<Z> }>>

const text = (value: string): Node => literalNode(literalOf(types.text, value))

const objectNode = (of: Node, type: Type): Node => node('parseJson', [of], { type }) as Node

/** A list is the field of an object that is put around it. */
const listNode = (of: Node, type: Type): Node => {
  const name = 'list'
  const object = node('concat', [text(`{"${name}":`), of, text('}')], {}) as Node
  return node('getField', [objectNode(object, types.struct([{ name, type }]))], { name }) as Node
}

const nodeOfJson = (of: Node, type: Type): Node => {
  if (type.kind === 'struct') return objectNode(of, type)
  return type.kind === 'list'
    ? listNode(of, type)
    : refuse(`expected z.object(...) or z.array(...), got the type ${showType(type)}`)
}

/**
 * A struct, or a list, read from text that is JSON: strict JSON (RFC 8259: double quotes, no NaN, no comments), of which blanks, tabs
 * and line ends may stand in front, and anything behind. Null where the text is null, begins with something else, or is not
 * well-formed; also where it goes beyond Spark's limits (1,000 brackets within one another, numbers of 1,000
 * digits, and in Spark 4 names of 49,999 characters).
 *
 * A field is null where it is missing, `null`, or not of its type: text is what was a string, a number what was a number without
 * quotes. Whole numbers have neither point nor exponent, and fit; decimals are rounded half away from zero, and null where they do not
 * fit; doubles too large are Infinity. A list is null where one of its elements is not of its type, but for texts and fields of structs
 * in it, which are null by themselves. Names are compared as they are written, with their case; of a name that comes twice, the last value of the type counts, and for a text the last one.
 * Half a surrogate pair becomes `?`. Spark's `from_json`, which by itself also reads single quotes, text from numbers as Java prints
 * them, and numbers from text.
 * @throws Refusal for a schema with dates or timestamps, which are read as text and then by `toDate` and `toTimestamp`.
 * @example
 * parseJson(raw.payload, z.object({ id: z.int(), tags: z.array(z.string()) })).field('tags')
 */
export const parseJson = <const Z extends core.$ZodObject | core.$ZodArray>(
  of: Text,
  schema: Z,
): RawColumn<Z> =>
  attempt(of.context, 'parseJson', () => column(nodeOfJson(of.node, zodType(schema)), of.context))

/**
 * The names and values of a JSON object, in the order in which they are written, where its names are not known before: `parseJson`
 * says what is read, and when it is null. All values are of one type; the list is null where one of them is not, but for texts and
 * fields of structs, which are null by themselves. A name that comes twice is there twice. Spark's `map_entries` of
 * `from_json` as a map.
 * @throws Refusal for a schema with dates or timestamps.
 * @example
 * parseJsonEntries(raw.labels, z.string()).filter((label) => label.field('key').equals('en')).at(0).field('value')
 */
export const parseJsonEntries = <const Z extends core.$ZodType>(of: Text, schema: Z): EntriesColumn<Z> =>
  attempt(of.context, 'parseJsonEntries', () => {
    const type = types.struct([
      { name: 'key', type: types.text },
      { name: 'value', type: zodType(schema) },
    ])
    return column(node('parseJsonEntries', [of.node], { type }), of.context)
  })
