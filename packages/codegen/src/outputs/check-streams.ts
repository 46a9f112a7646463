import { type AnyTable, at, checkStream, relationsOf } from '@lockstep/schema'
import { firstTable } from './raw-tables.js'

/**
 * Checks that the rows of a table can be cleaned one by one, as they come.
 * @throws Refusal for one that gathers rows, with the step and the reason.
 */
export const checkTableStreams = (table: AnyTable): void => {
  const source = relationsOf([firstTable(table).relation]).find(({ relation }) => relation === 'source')
  if (source !== undefined) at(table.name, () => checkStream(table.relation, source))
}
