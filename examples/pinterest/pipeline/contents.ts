import { type AnyQuery, type AnyTable, isQuery } from '@lockstep/schema'
import * as pinterest from '../index.js'
import * as streamed from './streamed.js'

/** The tables of the example. */
export const tables: readonly AnyTable[] = [pinterest.pin, pinterest.geo, pinterest.user]

/** The same tables, with every row of a stream. */
export const streamedTables: readonly AnyTable[] = [streamed.pin, streamed.geo, streamed.user]

/** The questions of the example. */
export const questions: readonly AnyQuery[] = Object.values(pinterest).flatMap((of) =>
  isQuery(of) ? [of] : [],
)
