import { refuse } from '@lockstep/schema'
import type { CsvReader } from './reader.js'
import { emptyCell, type Tokens } from './tokens.js'

const utf8 = new TextDecoder()

/**
 * Holds a header against the table, where it must be the table's: as many names, equal but for case.
 * @throws Refusal that names table, file and column.
 */
export const checkHeader = ({ dialect, table, file }: CsvReader, tokens: Tokens): void => {
  if (dialect.enforceSchema) return
  const names = Array.from({ length: tokens.count }, (_, index) => {
    const from = tokens.spans[index * 2] as number
    return from <= emptyCell ? '' : utf8.decode(tokens.text.subarray(from, tokens.spans[index * 2 + 1]))
  })
  if (names.length !== table.raw.length)
    refuse(
      `${table.name}: ${file}: the header has ${names.length} names, and the table ${table.raw.length} raw columns`,
    )
  table.raw.forEach(({ name }, index) => {
    const found = names[index] ?? ''
    if (found.toLowerCase() !== name.toLowerCase())
      refuse(
        `${table.name}.${name}: ${file}: the header has ${JSON.stringify(found)} in its place; columns go by their place`,
      )
  })
}
