import { describe, expect, test } from 'vitest'
import type { LiveQuery } from '../kit/spark/spark.js'
import { ask, onEverySpark, outcome, plainly } from './live.js'

onEverySpark((version) => {
  test('ANSI mode is obeyed', async () => {
    const queries = [
      { sql: 'select cast(word as int) as n from t' },
      { python: "numbers = t.select(F.col('word').cast('int'))", output: 'numbers' },
    ]
    for (const ansi of [false, true, false]) {
      const answers = await ask(version, queries, { setting: { ...plainly, ansi } })
      const expected = ansi ? 'CAST_INVALID_INPUT' : [7, null, null]
      expect(answers.map(outcome)).toEqual([expected, expected])
    }
  })

  test.each([
    ['UTC', 0],
    ['America/New_York', 19],
    ['Asia/Kathmandu', 5],
  ])('the zone is obeyed: %s', async (zone, hour) => {
    const queries = [
      { sql: 'select hour(at) as h from t' },
      { python: "hours = t.select(F.hour('at'))", output: 'hours' },
    ]
    const answers = await ask(version, queries, { setting: { ...plainly, zone } })
    expect(answers.map(outcome)).toEqual([
      [hour, hour, null],
      [hour, hour, null],
    ])
  })

  describe('code is', () => {
    const count: LiveQuery = {
      python: `
n = spark._jvm.org.apache.spark.metrics.source.CodegenMetrics.METRIC_COMPILATION_TIME().getCount()
counted = t.limit(1).select(F.lit(n).cast('int').alias('n'))`,
      output: 'counted',
    }
    const novel = (): string =>
      `select id * 3 - length(concat(reverse(word), '${Math.random()}')) as n from t where id + ${Math.random()} > 0`
    /** How many classes the JVM compiled while a query ran that was never asked before: those of other tests too. */
    const compiled = async (codegen: boolean, sql: string): Promise<number> => {
      const answers = await ask(version, [count, { sql }, count], { setting: { ...plainly, codegen } })
      const [before, answer, after] = answers.map(outcome)
      expect(answer).toHaveLength(3)
      return Number(after?.[0]) - Number(before?.[0])
    }
    /** The least of several tries: what the query itself compiles, since others do not compile all the time. */
    const leastCompiled = async (most: number, codegen: boolean): Promise<number> => {
      let least = Number.POSITIVE_INFINITY
      for (let tries = 0; tries < most && least > 0; tries++)
        least = Math.min(least, await compiled(codegen, novel()))
      return least
    }

    test('generated', async () => {
      expect(await leastCompiled(10, true)).toBeGreaterThan(0)
    })
    test('interpreted', async () => {
      expect(await leastCompiled(200, false)).toBe(0)
    })
  })

  test('an impossible setting is refused, and the connection lives on', async () => {
    const impossible = { ansi: true, zone: 'Mars/Olympus' }
    await expect(ask(version, [], { setting: impossible })).rejects.toThrow(/Mars\/Olympus/)
    expect((await ask(version, [{ sql: 'select id from t' }])).map(outcome)).toEqual([[1, 2, 3]])
  })

  test('errors are classes', async () => {
    const expected: readonly (readonly [LiveQuery, string])[] = [
      [{ sql: 'selec id from t' }, 'PARSE_SYNTAX_ERROR'],
      [{ sql: 'select bogus from t' }, 'UNRESOLVED_COLUMN.WITH_SUGGESTION'],
      [{ sql: 'select * from words' }, 'TABLE_OR_VIEW_NOT_FOUND'],
      [{ sql: 'select id / (id - id) from t' }, 'DIVIDE_BY_ZERO'],
      [{ sql: "select regexp_replace(word, '(', '') from t" }, 'INVALID_PARAMETER_VALUE.PATTERN'],
      [{ python: "ratio = t.select(F.col('id') / F.lit(0))", output: 'ratio' }, 'DIVIDE_BY_ZERO'],
      [{ python: 'this is no Python', output: 'this' }, 'python:SyntaxError'],
      [{ python: 'this = t', output: 'that' }, 'python:NameError'],
      [{ python: 'this = 5', output: 'this' }, 'python:TypeError'],
    ]
    const queries = expected.map(([query]) => query)
    const answers = await ask(version, queries, { setting: { ...plainly, ansi: true } })
    expect(answers.map(outcome)).toEqual(expected.map(([, error]) => error))
    for (const answer of answers)
      expect(answer).toEqual(expect.objectContaining({ message: expect.stringMatching(/.{10}/) }))
  })
})
