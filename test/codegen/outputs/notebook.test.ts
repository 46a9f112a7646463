import { notebook } from '@lockstep/codegen'
import { table, tableFrom, timestamp } from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const raw = z.object({ word: z.string() })
const words = table('words', { raw, clean: ({ word }) => ({ word: word.trim() }) })
const long = tableFrom('long', {
  from: words,
  clean: ({ word }) => ({ word }),
  where: ({ word }) => word.isNotNull(),
})

const cells = (text: string): readonly string[] => text.split('\n\n# COMMAND ----------\n\n')

describe('a notebook', () => {
  it('begins as Databricks wants it, and ends with a line', () => {
    const text = notebook([words])
    expect(text).toMatch(/^# Databricks notebook source\n# MAGIC %md\n/u)
    expect(text).toMatch(/[^\n]\n$/u)
  })

  it('reads, cleans and writes each table in cells of their own', () => {
    const [title, parameters, helpers, about, clean, write, comments, check, ...more] = cells(
      notebook([words], { title: 'All', doc: 'What they are.', docs: { words: 'One word.' } }),
    )
    expect(title).toBe(
      [
        ...['# Databricks notebook source', '# MAGIC %md', '# MAGIC # All', '# MAGIC'],
        ...['# MAGIC What they are.', '# MAGIC'],
        ...[
          '# MAGIC Reads the raw records of one table, cleans them, and writes the cleaned table.',
          '# MAGIC',
        ],
        ...['# MAGIC | raw records | cleaned table | one row is |', '# MAGIC | --- | --- | --- |'],
        ...['# MAGIC | `{source}/words` | `clean_words` | one word |', '# MAGIC'],
        '# MAGIC The same rules run in TypeScript, and give the same cells on Spark 3.5 and 4.',
      ].join('\n'),
    )
    expect(helpers).toMatch(
      /^# DBTITLE 1,Helpers\nfrom pyspark.sql import DataFrame\nfrom pyspark.sql import functions as F\n/u,
    )
    expect(helpers?.match(/^def \w+/gmu)).toEqual(['def comment_on', 'def count_cells'])
    expect(parameters).toContain('dbutils.widgets.text("source", "/Volumes/main/default/raw", ')
    expect(parameters).toContain('catalog = dbutils.widgets.get("catalog").replace("`", "``")\n')
    expect(about).toContain('# MAGIC ## words: one word\n')
    expect(about).toContain('# MAGIC | word | STRING | without spaces around it |')
    expect(clean?.trim()).toBe(
      'WORDS = """\n    word STRING\n"""\n\n\n' +
        'def clean_words(words: DataFrame) -> DataFrame:\n    return words.select(\n        F.trim("word").alias("word"),\n    )',
    )
    expect(write).toBe(
      'words = spark.read.schema(WORDS).json(f"{source}/words")\n' +
        'clean_words(words).write.mode("overwrite").saveAsTable(f"{target}.clean_words")\n' +
        'display(spark.table(f"{target}.clean_words").limit(20))',
    )
    expect(comments).toBe(
      'comment_on(f"{target}.clean_words", "One word", {"word": "without spaces around it"})',
    )
    expect(check).toBe('display(count_cells(words, f"{target}.clean_words"))\n')
    expect(more).toEqual([])
  })

  it('cleans a table before those that are made from it, and does not write it unless asked', () => {
    const text = notebook([long])
    expect(text.indexOf('def clean_words')).toBeLessThan(text.indexOf('def clean_long(words'))
    expect(text).toContain('clean_long(clean_words(words)).write')
    expect(text).not.toContain('clean_words(words).write')
    expect(text).toContain('Rows are kept where word is not null.')
    expect(notebook([long, words])).toContain('clean_words(words).write')
  })

  it('says which columns no rule reads, and tells types as Spark does', () => {
    const some = table('some', {
      raw: z.object({ a_b: z.string(), 'c|d': z.string(), at: z.string(), n: z.array(z.float64()) }),
      clean: ({ at, n }) => ({ at: at.toTimestamp(), n }),
    })
    const text = notebook([some])
    expect(text).toContain('# MAGIC | n | `ARRAY<DOUBLE>` | |\n')
    expect(text).toContain('# MAGIC | at | TIMESTAMP | `yyyy-MM-dd HH:mm:ss` in UTC |\n')
    expect(text).toContain('# MAGIC Left out: `a_b`, "c&#124;d".\n')
    expect(notebook([words])).not.toContain('Left out')
  })

  it('gives every table names of its own', () => {
    const one = table('source', { raw, clean: ({ word }) => ({ word }) })
    const two = table('clean_source', { raw, clean: ({ word }) => ({ word }) })
    const text = notebook([one, two])
    expect(text).toContain('source_2 = spark.read')
    expect(text).toContain('clean_source_2 = spark.read')
    expect(text).toContain('def clean_clean_source(clean_source_2: DataFrame)')
  })

  it('names the types of a schema that no text can hold', () => {
    const name = `a${'$'}{x}`
    const strange = table('strange', {
      raw: z.object({ [name]: z.string() }),
      clean: (raw) => ({ x: raw[name] }),
    })
    const text = notebook([strange])
    expect(text).toContain('from pyspark.sql import types as T\n')
    expect(text).toContain('STRANGE = T.StructType(')
  })

  it('calls no schema as a table is called', () => {
    const loud = table('PIN', { raw, clean: ({ word }) => ({ word }) })
    const text = notebook([loud])
    expect(text).toContain('PIN = spark.read.schema(PIN_2)')
    expect(text).toContain('PIN_2 = """\n')
  })

  it('refuses two tables of one name, and instants in JSON', () => {
    const other = table('words', { raw, clean: ({ word }) => ({ word }) })
    expect(() => notebook([words, other])).toThrow(/two tables are named "words"/u)
    const dated = table('dated', { raw: z.object({ at: timestamp() }), clean: ({ at }) => ({ at }) })
    expect(() => notebook([dated])).toThrow(
      /^dated: at: Spark reads a timestamp in JSON by the session's zone/u,
    )
  })

  it('refuses names that Delta would refuse after the work, and says what to write', () => {
    const named = (name: string, more: object = {}) =>
      table('pins', { raw, clean: ({ word }) => ({ [name]: word, ...more }) })
    for (const character of [' ', ',', ';', '{', '}', '(', ')', '\n', '\t', '='])
      expect(() => notebook([named(`a${character}b`)]), JSON.stringify(character)).toThrow(/; write "a_b"$/u)
    expect(() => notebook([named('Follower Count')])).toThrow(
      /^pins: Follower Count: "Follower Count" cannot be written to a Delta table, .*; write "Follower_Count"$/u,
    )
    const taken = table('pins', { raw, clean: ({ word }) => ({ 'a b': word, A_B: word }) })
    expect(() => notebook([taken])).toThrow(/; write "a_b_2"$/u)
    const nested = table('pins', {
      raw: z.object({ places: z.array(z.object({ 'Name x': z.string() })) }),
      clean: ({ places }) => ({ places }),
    })
    expect(() => notebook([nested])).toThrow(
      /^pins: places: Name x: .*; write its fields as columns of their own$/u,
    )
    for (const name of ['größe', 'a.b', 'a-b', 'a`b', 'a/b'])
      expect(notebook([named(name)])).toContain('.write')
  })

  it('takes them in tables that are not written', () => {
    const inner = table('inner', { raw, clean: ({ word }) => ({ 'a b': word }) })
    const outer = tableFrom('outer', { from: inner, clean: (row) => ({ a_b: row['a b'] }) })
    expect(notebook([outer])).toContain('clean_outer(clean_inner(inner)).write')
  })

  it('is cut into the same cells whatever is written about its tables', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (doc) => {
        const text = notebook([words], {
          title: doc,
          doc: `# COMMAND ----------\n${doc}`,
          docs: { words: doc },
        })
        expect(cells(text)).toHaveLength(8)
        const lines = text.split(/[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/u)
        expect(lines.filter((line) => line.startsWith('# COMMAND'))).toHaveLength(7)
      }),
    ))
})
