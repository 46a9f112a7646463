/** Names that Spark resolves before columns in some place, or that stand for something of its own. */
const functions: readonly string[] = [
  'user',
  'current_user',
  'current_date',
  'current_time',
  'current_timestamp',
  'session_user',
  'grouping__id',
  'localtimestamp',
  'current_catalog',
  'current_database',
  'current_schema',
  'current_path',
  'input_file_name',
  '_metadata',
]

/** Words of SQL and Python. */
const words: readonly string[] = [
  'select',
  'from',
  'lateral',
  'null',
  'true',
  'unknown',
  'lambda',
  'F',
  'value',
]

/** Names as generated steps have them, and names of which steps would have these. */
const steps: readonly string[] = ['a', 'a_1', 'A_2', 'rule_1_1', 'rule_2_2', 'where_1', 'node_0', 'node_0_1']

/** Letters that are equal to ASCII letters up to case: Kelvin, long s, dotless and dotted i. */
const folding: readonly string[] = [
  'temp_\u212a',
  '\u017ftate',
  'me\u017f_1',
  'd\u0131m',
  '\u0130d',
  '\u0130_1',
]

/** Names that mean something in a path, a query or a table's relation. */
const others: readonly string[] = [
  'dirty',
  'cleaned',
  'dirty.a',
  'Follower Count',
  'a`b',
  'größe',
  '1st',
  'x\ny',
  '$' + '{x}',
]

/** Column names that generated code can get wrong; no two are equal for Spark. */
export const oddNames: readonly string[] = [...functions, ...words, ...steps, ...folding, ...others]
