import type { AnyQuery, AnyTable } from '@lockstep/schema'
import type { Table } from 'apache-arrow'
import { type AnswerOptions, answer as answerOf, type Sources } from '../../engine/answer.js'
import { clean as cleanOf } from '../../engine/clean.js'
import { showsRows } from './displays.js'

/**
 * Cleans an Arrow table: the rules of `table` over its columns, found by name; other columns are ignored. Text may come
 * as Utf8, LargeUtf8, Utf8View or a dictionary of them (which stays one), int and long as any integer width. Buffers are
 * shared with the input wherever nothing changes: what a rule made null may still lie under the null, and a dictionary
 * may have values that no cell has any more. Files that are written (`writeArrow`, `cleanTo`) do not hold them. A console,
 * Deno and a Jupyter notebook show the result as `showRows` does.
 * @throws Refusal for a column that is missing, twice there, or of another type. Never because of a value.
 */
export const clean = (table: AnyTable, input: Table): Table => showsRows(cleanOf(table, input))

/**
 * Answers a question over Arrow: the raw rows of each table that it begins from are cleaned on the way, and what the question asks
 * of them comes out as one table. Rows have no order unless the question ends in `orderBy`. Everything is held in memory. A
 * console, Deno and a Jupyter notebook show the result as `showRows` does.
 * @throws Refusal that names query and source for one that is missing, and for a column that is missing or of another type. Never
 * because of a value.
 * @example
 * answer(popularInCountry, { pin: pins, geo: places })
 */
export const answer = (query: AnyQuery, sources: Sources, options: AnswerOptions = {}): Table =>
  showsRows(answerOf(query, sources, options))
