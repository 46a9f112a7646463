import {
  Dictionary,
  Field,
  Int32,
  makeData,
  makeVector,
  RecordBatch,
  Schema,
  Struct,
  Utf8,
  vectorFromArray,
} from 'apache-arrow'

/** Batches with some text columns as dictionaries, one dictionary for all batches of a column, as in an Arrow file. */
export const withDictionaries = (
  batches: readonly RecordBatch[],
  names: readonly string[],
): readonly RecordBatch[] => {
  const [first] = batches
  if (first === undefined || names.length === 0) return batches
  const places = first.schema.fields.map(({ name }) => names.indexOf(name))
  const known = names.map(() => new Map<string, number>())
  const coded = batches.map((batch) =>
    places.map((place, column) => {
      const texts = batch.getChildAt(column)
      const codes = known[place]
      if (texts === null || codes === undefined) return undefined
      return Array.from({ length: batch.numRows }, (_, row) => {
        const text: string | null = texts.get(row)
        if (text === null) return null
        const code = codes.get(text) ?? codes.size
        codes.set(text, code)
        return code
      })
    }),
  )
  const values = known.map((codes) => vectorFromArray([...codes.keys()], new Utf8()))
  const types = names.map((_, id) => new Dictionary(new Utf8(), new Int32(), id))
  const schema = new Schema(
    first.schema.fields.map((field, column) => {
      const type = types[places[column] ?? -1]
      return type === undefined ? field : new Field(field.name, type, true)
    }),
  )
  return batches.map((batch, at) => {
    const children = places.map((place, column) => {
      const [type, dictionary] = [types[place], values[place]]
      const codes = coded[at]?.[column]
      const [plain] = batch.getChildAt(column)?.data ?? []
      if (type === undefined || dictionary === undefined || codes === undefined) {
        if (plain === undefined) throw new Error(`the batch lacks column ${column}`)
        return plain
      }
      const [indices] = vectorFromArray(codes, new Int32()).data
      return makeData({
        type,
        length: batch.numRows,
        nullCount: indices?.nullCount ?? 0,
        nullBitmap: indices?.nullBitmap ?? null,
        data: indices?.values,
        dictionary: makeVector(dictionary.data[0] ?? makeData({ type: new Utf8() })),
      })
    })
    const data = makeData({ type: new Struct(schema.fields), length: batch.numRows, nullCount: 0, children })
    return new RecordBatch(schema, data)
  })
}
