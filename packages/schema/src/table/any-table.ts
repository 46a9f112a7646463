import type { Relation } from '../relation/relation.js'
import type { Zone } from '../types/time.js'
import type { Field } from '../types/types.js'

/** What a table is, whatever its columns. */
export interface AnyTable {
  readonly name: string
  /** The clock on which text without a zone is read. */
  readonly zone: Zone
  /** The columns that come in: those of the raw schema, or the cleaned ones of `from`. */
  readonly raw: readonly Field[]
  readonly from: AnyTable | null
  /** What becomes of the rows of its source. That of `from` is a part of it. */
  readonly relation: Relation
}

/** A table and those it comes from, the first one first. */
export const lineageOf = (table: AnyTable): readonly AnyTable[] => {
  const chain: AnyTable[] = []
  for (let of: AnyTable | null = table; of !== null; of = of.from) chain.unshift(of)
  return chain
}
