/** Mistakes of a printer or a lowering: what stands in the SQL, and what would stand there. */
export const wrongTexts: Readonly<Record<string, readonly [right: RegExp, wrong: string]>> = {
  'null-safe keys are printed as plain ones': [/ <=> /gu, ' = '],
  'a union by all is one of different rows': [/UNION ALL/gu, 'UNION'],
  'an anti join is printed as a semi join': [/LEFT ANTI JOIN/gu, 'LEFT SEMI JOIN'],
  'rank is printed as dense_rank': [/(?<!percent_)rank\(\) OVER/gu, 'dense_rank() OVER'],
  'where nulls stand is left out': [/ NULLS (?:FIRST|LAST)/gu, ''],
  'descending is left out': [/ DESC/gu, ''],
  'a frame begins a row later': [/ROWS BETWEEN 2 PRECEDING/gu, 'ROWS BETWEEN 1 PRECEDING'],
  'a row number is a rank': [/row_number\(\) OVER/gu, 'rank() OVER'],
  'rows that tie are told apart by chance': [
    /(row_number\(\) OVER \([^()]*ORDER BY [^,()]+),[^()]*\)/gu,
    '$1)',
  ],
  'nulls are filled with nulls': [/last_value\(([^()]+), true\)/gu, 'last_value($1, false)'],
  'a frame ends at this row': [/AND UNBOUNDED FOLLOWING/gu, 'AND CURRENT ROW'],
  'explode_outer is printed as explode': [/explode_outer/gu, 'explode'],
  'lists are not sorted': [/sort_array\((collect_list\([^()]*\))\)/gu, '$1'],
  'the sign of zero is kept': [/try_add\((\w+), 0\.0D\)/gu, '$1'],
  'distinct is left out of a count': [/count\(DISTINCT /gu, 'count('],
  'a right join is printed as a left one': [/RIGHT JOIN/gu, 'LEFT JOIN'],
}
