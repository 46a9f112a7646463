import { pyspark, sql } from '@lockstep/codegen'
import type { AnyTable } from '@lockstep/schema'
import type { Answer, Failed, LiveQuery, LiveSpark, Setting } from '../spark/spark.js'
import type { SparkInput } from '../spark/undeclared.js'

/** What Spark answers to the two texts of a table: its SQL, and its PySpark. */
export interface SparkAsked {
  readonly answers: readonly [text: 'sql' | 'pyspark', answer: Answer][]
  /** How many texts Spark could not generate code for, because it would have been too long: these were interpreted. */
  readonly tooLong: number
}

const input = 'dirty'
const output = 'cleaned'

const queries = (table: AnyTable): readonly (readonly ['sql' | 'pyspark', LiveQuery])[] => [
  ['sql', { sql: sql(table, { input }) }],
  ['pyspark', { python: pyspark(table, { input, output }), output }],
]

/** Whether an answer is an error. */
export const isFailed = (answer: Answer): answer is Failed => 'error' in answer

/** What Java says of a method, or of a class, that is longer than a class file can hold. */
const javaLimit = /grows beyond 64 KB|grown past JVM limit/u

const isTooLong = (answer: Answer): boolean => isFailed(answer) && javaLimit.test(answer.message)

/**
 * Asks Spark for a table in both spellings. A rule whose code is longer than Java allows is no disagreement: a cluster interprets
 * it, and so it is asked again without generated code.
 */
export const askSpark = async (
  table: AnyTable,
  given: SparkInput,
  spark: LiveSpark,
  setting: Setting,
  plan = false,
): Promise<SparkAsked> => {
  const asked = queries(table)
  const evaluate = (some: typeof asked, setting: Setting): Promise<readonly Answer[]> =>
    spark.evaluate({
      input: [{ name: input, ...given }],
      queries: some.map(([, query]) => query),
      setting,
      plan,
    })
  const first = await evaluate(asked, setting)
  const again = asked.filter((_, index) => first[index] !== undefined && isTooLong(first[index]))
  const second = again.length === 0 ? [] : await evaluate(again, { ...setting, codegen: false })
  const answers = asked.flatMap((query, index): [text: 'sql' | 'pyspark', answer: Answer][] => {
    const answer = again.includes(query) ? second[again.indexOf(query)] : first[index]
    return answer === undefined ? [] : [[query[0], answer]]
  })
  return { answers, tooLong: again.length }
}
