import { ddl, explainSpark, pyspark, sql, structType } from '@lockstep/codegen'
import {
  columnNode,
  decimal,
  list,
  literalOf,
  type Node,
  node,
  type Relation,
  relation,
  seal,
  type Text,
  type Type,
  table,
  tableFrom,
  types,
  when,
} from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { layout } from '../../../packages/codegen/src/print/layout.js'
import { pythonLiteral, sqlLiteral } from '../../../packages/codegen/src/print/literals.js'
import { pythonPrinter } from '../../../packages/codegen/src/print/pyspark.js'
import { sqlDoc } from '../../../packages/codegen/src/print/sql.js'
import {
  call,
  col,
  lit,
  method,
  operator,
  plainInt,
  plainText,
  type Spark,
  tryCast,
} from '../../../packages/codegen/src/spark/expression.js'
import { selectTable } from '../../kit/draw/select-table.js'

const page = { width: Number.POSITIVE_INFINITY, indent: '' }
const inSql = (of: Spark): string => layout(sqlDoc(of), page)
const inPython = (of: Spark, spark: '3.5' | '4.0' = '3.5'): string =>
  layout(pythonPrinter(spark).doc(of), page)

const text = (value: string): Spark => lit(literalOf(types.text, value))
const [a, b, c] = [col('a'), col('b'), col('c')]
const isIn = (...values: readonly string[]): Spark => ({
  kind: 'in',
  of: a,
  values: values.map((value) => literalOf(types.text, value)),
})
const less = operator('<', a, b)
const not = (of: Spark): Spark => operator('NOT', of)

describe('expressions', () => {
  it.each<[Spark, string, string]>([
    [operator('=', a, text('x')), "a = 'x'", 'F.col("a") == "x"'],
    [not(operator('=', a, b)), 'a <> b', 'F.col("a") != F.col("b")'],
    [not(less), 'NOT (a < b)', '~(F.col("a") < F.col("b"))'],
    [operator('=', less, c), '(a < b) = c', '(F.col("a") < F.col("b")) == F.col("c")'],
    [
      operator('AND', less, operator('AND', c, not(c))),
      'a < b AND c AND NOT c',
      '(F.col("a") < F.col("b")) & F.col("c") & (~F.col("c"))',
    ],
    [operator('AND', operator('OR', a, b), c), '(a OR b) AND c', '(F.col("a") | F.col("b")) & F.col("c")'],
    [operator('OR', operator('AND', a, b), c), '(a AND b) OR c', '(F.col("a") & F.col("b")) | F.col("c")'],
    [isIn('x'), "a = 'x'", 'F.col("a") == "x"'],
    [not(isIn('x', 'y')), "a NOT IN ('x', 'y')", '~F.col("a").isin("x", "y")'],
    [not({ kind: 'isNull', of: a }), 'a IS NOT NULL', 'F.col("a").isNotNull()'],
    [{ kind: 'isNull', of: less }, '(a < b) IS NULL', '(F.col("a") < F.col("b")).isNull()'],
    [{ kind: 'field', of: a, name: 'b.c' }, "a['b.c']", 'F.col("a")["b.c"]'],
    [method('startswith', a, text("it's")), "startswith(a, 'it\\'s')", 'F.col("a").startswith("it\'s")'],
    [method('rlike', a, plainText('\\z')), "rlike(a, r'\\z')", 'F.col("a").rlike(r"\\z")'],
    [call('get', a, plainInt(0)), 'get(a, 0)', 'F.get("a", 0)'],
    [call('concat', text('x'), a), "concat('x', a)", 'F.concat(F.lit("x"), "a")'],
    [tryCast(col('a.b'), types.int), 'try_cast(`a.b` AS INT)', 'F.expr("try_cast(`a.b` AS INT)")'],
  ])('%#', (of, ofSql, ofPython) => {
    expect(inSql(of)).toBe(ofSql)
    expect(inPython(of)).toBe(ofPython)
  })

  it('makes one CASE of a chain', () => {
    const chain: Spark = {
      kind: 'case',
      branches: [{ test: a, value: text('x') }],
      otherwise: { kind: 'case', branches: [{ test: b, value: text('y') }], otherwise: c },
    }
    expect(inSql(chain)).toBe("CASE WHEN a THEN 'x' WHEN b THEN 'y' ELSE c END")
    expect(inPython(chain)).toBe('F.when(F.col("a"), "x").when(F.col("b"), "y").otherwise(F.col("c"))')
  })

  it('casts by the method of 4.0 where it is asked for', () =>
    expect(inPython(tryCast(less, types.decimal(10, 2)), '4.0')).toBe(
      '(F.col("a") < F.col("b")).try_cast("decimal(10,2)")',
    ))

  it('prints no plain argument that has no Python value', () => {
    expect(() => inPython(call('f', a, { kind: 'plain', literal: literalOf(types.long, 1n) }))).toThrow(
      'there is no Python value of type long',
    )
  })
})

describe('literals', () => {
  it.each<[Type, string | number | bigint | boolean | null, string, string]>([
    [types.boolean, true, 'true', 'F.lit(True)'],
    [types.int, -2147483648, '-2147483648', 'F.lit(-2147483648)'],
    [types.long, 5n, '5L', 'F.lit(5).cast("bigint")'],
    [types.long, -(2n ** 63n), '-9223372036854775808L', 'F.lit(-9223372036854775808).cast("bigint")'],
    [types.double, 100, '100.0D', 'F.lit(100.0)'],
    [types.double, -0, '-0.0D', 'F.lit(-0.0)'],
    [types.double, 1e300, '1e+300D', 'F.lit(1e+300)'],
    [types.double, Number.NaN, "CAST('NaN' AS DOUBLE)", 'F.lit(float("NaN"))'],
    [types.double, Number.NEGATIVE_INFINITY, "CAST('-Infinity' AS DOUBLE)", 'F.lit(float("-Infinity"))'],
    [types.decimal(10, 2), 150n, "CAST('1.50' AS DECIMAL(10, 2))", 'F.lit("1.50").cast("decimal(10,2)")'],
    [types.date, 0, "DATE '1970-01-01'", 'F.lit("1970-01-01").cast("date")'],
    [types.date, -719529, "DATE '-000001-12-31'", 'F.lit("-000001-12-31").cast("date")'],
    [
      types.timestamp,
      1n,
      "TIMESTAMP_LTZ '1970-01-01T00:00:00.000001Z'",
      'F.lit("1970-01-01T00:00:00.000001Z").cast("timestamp_ltz")',
    ],
    [types.text, null, 'CAST(NULL AS STRING)', 'F.lit(None).cast("string")'],
    [types.list(types.int), null, 'CAST(NULL AS ARRAY<INT>)', 'F.lit(None).cast("array<int>")'],
  ])('%o %s', (type, value, ofSql, ofPython) => {
    const literal = literalOf(type, value)
    expect(sqlLiteral(literal)).toBe(ofSql)
    expect(pythonLiteral(literal)).toBe(ofPython)
  })
})

const poster = table('poster', {
  raw: z.object({
    index: z.int32(),
    title: z.string(),
    price: decimal(10, 2),
    tags: z.array(z.object({ 'a b': z.string(), n: z.int() })),
  }),
  clean: (raw) => {
    const title = raw.title.trim().nullIf('Untitled')
    return {
      ind: raw.index,
      title,
      size: when(title.length().lessThan(5), 'short').otherwise('long'),
      both: list(title, 'x'),
    }
  },
  where: (clean) => clean.title.isNotNull(),
  distinct: true,
})

describe('tables', () => {
  it('are one query of SQL', () =>
    expect(sql(poster)).toBe(
      `WITH steps AS (
  SELECT
    index,
    trim(title) AS title_1
  FROM poster
), steps_2 AS (
  SELECT
    index,
    CASE WHEN title_1 <> 'Untitled' THEN title_1 END AS title_2
  FROM steps
), cleaned AS (
  SELECT
    index AS ind,
    title_2 AS title,
    CASE WHEN length(title_2) < 5 THEN 'short' ELSE 'long' END AS size,
    array(title_2, 'x') AS both
  FROM steps_2
)
SELECT DISTINCT *
FROM cleaned
WHERE title IS NOT NULL`.replace('AS both', 'AS `both`'),
    ))

  it('are a function of Python, after what it imports and calls', () =>
    expect(pyspark(poster)).toBe(`from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F


def null_if(name: str, *values: str | float | bool) -> Column:
    """The column, null where it holds one of these values.

    null_if("title", "Untitled"): "Untitled" -> null, "Untitled 2" -> "Untitled 2"
    """
    return F.when(~F.col(name).isin(*values), F.col(name))


def clean_poster(poster: DataFrame) -> DataFrame:
    return (
        poster.withColumn("title_1", F.trim("title"))
        .withColumn("title_2", null_if("title_1", "Untitled"))
        .select(
            F.col("index").alias("ind"),
            F.col("title_2").alias("title"),
            F.when(F.length("title_2") < 5, "short").otherwise("long").alias("size"),
            F.array("title_2", F.lit("x")).alias("both"),
        )
        .where(F.col("title").isNotNull())
        .distinct()
    )`))

  it('take the names that they are given, and no others', () => {
    expect(sql(poster, { input: 'main.raw.my-pins' })).toContain(
      '    trim(title) AS title_1\n  FROM main.raw.`my-pins`\n',
    )
    const python = pyspark(poster, { input: 'df', output: 'out' })
    expect(python).toContain(
      'def clean_poster(df: DataFrame) -> DataFrame:\n    return (\n        df.withColumn(',
    )
    expect(python).toMatch(/\n\n\nout = clean_poster\(df\)$/u)
    expect(() => pyspark(poster, { input: 'a b' })).toThrow(
      /poster: input: expected the name of a Python variable/u,
    )
    expect(() => sql(poster, { input: 'a..b' })).toThrow(/poster: input: expected a name/u)
    expect(() => pyspark(poster, { spark: '2.4' as '3.5' })).toThrow(
      /spark: expected "3.5" or "4.0", got "2.4"/u,
    )
  })

  it('are selects over each other where there are three steps, and add columns by LATERAL where there are more', () => {
    const words = (times: number) =>
      table('words', {
        raw: z.object({ word: z.string() }),
        clean: ({ word }) => ({
          word: Array.from({ length: times }).reduce<Text>((of) => of.trim().nullIf(''), word),
        }),
      })
    expect(sql(words(3))).toContain('steps_3 AS (')
    expect(sql(words(3))).not.toContain('LATERAL')
    expect(sql(words(4))).toContain('LATERAL (SELECT trim(words.word) AS word_1)')
  })

  it('name columns with their relation where Spark looks for functions first', () => {
    const twice = (of: Text) => of.trim().nullIf('').trim().nullIf('')
    const users = table('users', {
      raw: z.object({ user: z.string(), 'a\nb': z.string(), other: z.string() }),
      clean: (raw) => ({ user: twice(twice(raw.user)), b: raw['a\nb'].trim().nullIf('') }),
      where: (row) => row.user.trim().nullIf('').isNotNull(),
    })
    const text = sql(users)
    expect(text).toContain('trim(users.`user`) AS user_1')
    expect(text).toContain("trim(IDENTIFIER('`users`.`a\\nb`')) AS b_1")
    expect(text).toContain("FROM (SELECT `user`, IDENTIFIER('`a\\nb`') FROM users) AS users,")
    expect(text).toContain('FROM cleaned,\n  LATERAL (SELECT trim(cleaned.`user`) AS where_1)')
  })

  it('may read no column at all', () => {
    const word = node('literal', [], { value: literalOf(types.text, ' x ') }) as Node
    const shared = node('trim', [word], {}) as Node
    const constants = selectTable(
      't',
      [{ name: 'x', type: types.text }],
      ['one', 'two'].map((name) => ({ name, node: node('reverse', [shared], {}) as Node })),
    )
    expect(sql(constants)).toContain(
      "WITH steps AS (\n  SELECT\n    reverse(trim(' x ')) AS one_1\n  FROM t\n)\nSELECT\n  one_1 AS one,\n  one_1 AS two\n",
    )
  })

  it('go on from what the table before them gives', () => {
    const next = tableFrom('next', { from: poster, clean: ({ ind }) => ({ ind }) })
    expect(sql(next)).toBe('SELECT\n  ind\nFROM clean_poster')
    expect(pyspark(next)).toBe(
      'from pyspark.sql import DataFrame\nfrom pyspark.sql import functions as F\n\n\n' +
        'def clean_next(poster: DataFrame) -> DataFrame:\n    return poster.select(\n        "ind",\n    )',
    )
  })

  it('name columns that no SQL text can hold by the fields of a struct', () => {
    const name = `a${'$'}{x}`
    const strange = table('t', {
      raw: z.object({ x: z.string() }),
      clean: ({ x }) => ({ [name]: x }),
      distinct: true,
    })
    expect(sql(strange)).toBe(`WITH cleaned AS (
  SELECT
    named_struct(
      'a\\u0024{x}', x
    ) AS columns
  FROM t
)
SELECT DISTINCT columns.*
FROM cleaned`)
  })

  it('keep one row of the same keys by its place, in one step', () => {
    const latest = table('latest', {
      raw: z.object({ id: z.int32(), name: z.string(), at: z.int64(), size: z.float64() }),
      clean: ({ id, name, at, size }) => ({ id, name: name.trim(), at, size }),
      where: ({ id }) => id.isNotNull(),
      distinctBy: { keys: 'id', keep: 'last', by: ({ at }) => at },
    })
    expect(sql(latest)).toBe(`WITH cleaned AS (
  SELECT
    id,
    trim(name) AS name,
    at,
    size
  FROM latest
), placed AS (
  SELECT
    id,
    name,
    at,
    size,
    row_number() OVER (
      PARTITION BY id
      ORDER BY at DESC,
        name,
        size,
        try_cast(size AS STRING)
    ) AS place
  FROM cleaned
  WHERE id IS NOT NULL
)
SELECT
  id,
  name,
  at,
  size
FROM placed
WHERE place = 1`)
    expect(pyspark(latest)).toContain('from pyspark.sql import DataFrame, Window\n')
    expect(explainSpark(latest)).toMatchObject({
      where: 'id IS NOT NULL',
      distinct: false,
      distinctBy:
        'row_number() OVER (PARTITION BY id ORDER BY at DESC, name, size, try_cast(size AS STRING)) = 1',
    })
  })

  it('give names to what would take more than four lines', () => {
    const times = table('times', {
      raw: z.object({ at: z.string() }),
      clean: ({ at }) => ({ at: at.toTimestamp().coalesce(at.toTimestamp("yyyy-MM-dd'T'HH:mm:ss")) }),
    })
    expect(sql(times)).toBe(
      String.raw`WITH steps AS (
  SELECT
    concat(
      regexp_extract(at, r'^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\z', 0),
      'Z'
    ) AS at_1,
    concat(
      regexp_extract(at, r'^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\z', 0),
      'Z'
    ) AS at_2
  FROM times
)
SELECT
  coalesce(try_cast(at_1 AS TIMESTAMP_LTZ), try_cast(at_2 AS TIMESTAMP_LTZ)) AS at
FROM steps`.replaceAll('\\\\', '\\'),
    )
  })

  it('write letters that engines disagree about once, however often they are needed', () => {
    const letters = table('letters', {
      raw: z.object({ a: z.string(), b: z.string() }),
      clean: ({ a, b }) => ({ a: a.upper(), b: b.upper(), c: a.trim().upper() }),
    })
    const long = [...sql(letters).matchAll(/'[^']{60,}'/gu)].map(([text]) => text)
    expect(long).toHaveLength(2)
    expect(new Set(long).size).toBe(2)
  })

  it('have a schema in both spellings', () => {
    expect(ddl(poster)).toBe(
      'index INT,\ntitle STRING,\nprice DECIMAL(10, 2),\ntags ARRAY<STRUCT<`a b`: STRING, n: BIGINT>>',
    )
    expect(structType(poster)).toBe(`T.StructType(
    [
        T.StructField("index", T.IntegerType()),
        T.StructField("title", T.StringType()),
        T.StructField("price", T.DecimalType(10, 2)),
        T.StructField(
            "tags",
            T.ArrayType(
                T.StructType(
                    [
                        T.StructField("a b", T.StringType()),
                        T.StructField("n", T.LongType()),
                    ]
                )
            ),
        ),
    ]
)`)
  })

  it('are told in words and SQL', () => {
    const told = explainSpark(poster)
    expect(told.steps.map(({ name }) => name)).toEqual(['title_1', 'title_2'])
    expect(told.columns[1]).toEqual({
      column: 'title',
      type: 'text',
      words: '(title without spaces around it), null where it is "Untitled"',
      sql: 'title_2',
    })
    expect(told).toMatchObject({ where: 'title IS NOT NULL', distinct: true })
  })
})

describe('what comes from outside', () => {
  const fields = [
    { name: 'word', type: types.text },
    { name: 'n', type: types.int },
  ]
  const source: Relation = relation('source', [], { name: 'words', fields })
  const known = node('isNull', [columnNode({ name: 'word', type: types.text })], {}) as Node
  const wordsOf = (of: Relation) => seal({ name: 'words', zone: 'UTC', from: null, relation: of })

  it('may have columns that no rule knows, which are neither compared nor given out', () => {
    expect(sql(wordsOf(source))).toBe('SELECT\n  word,\n  n\nFROM words')
    const once = wordsOf(relation('distinct', [source], {}))
    expect(sql(once)).toBe('SELECT DISTINCT\n  word,\n  n\nFROM words')
    expect(pyspark(once)).toContain(
      '    return words.select(\n        "word",\n        "n",\n    ).distinct()',
    )
    const some = wordsOf(relation('where', [source], { test: known }))
    expect(sql(some)).toBe('SELECT\n  word,\n  n\nFROM words\nWHERE word IS NULL')
  })
})
