import { type AnyTable, hintsIn, relationsOf, rulesOf } from '@lockstep/schema'

/** The strings worth trying in each column of a table: those of the rules that read it. */
export const hintsOf = (table: AnyTable): ((column: string) => readonly string[]) =>
  hintsIn(relationsOf([table.relation]).flatMap(rulesOf))
