import { notebook } from '@lockstep/codegen'
import { table, timestamp } from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const raw = z.object({ word: z.string() })
const words = table('words', { raw, clean: ({ word }) => ({ word: word.trim() }) })
const long = table('long', {
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
    const [title, imports, parameters, about, read, clean, write, ...more] = cells(
      notebook([words], { title: 'All' }),
    )
    expect(title).toBe('# Databricks notebook source\n# MAGIC %md\n# MAGIC # All')
    expect(imports).toBe('from pyspark.sql import functions as F\nfrom pyspark.sql import types as T')
    expect(parameters).toContain('dbutils.widgets.text("source", "/Volumes/main/default/raw")')
    expect(parameters).toContain('catalog = dbutils.widgets.get("catalog").replace("`", "``")\n')
    expect(about).toContain('# MAGIC ## words\n')
    expect(about).toContain('# MAGIC | word | text | word without spaces around it |')
    expect(read).toContain('words = spark.read.schema(words_schema).json(f"{source}/words")')
    expect(clean).toBe('clean_words = words.select(\n    F.trim(F.col("word")).alias("word"),\n)')
    expect(write).toBe(
      'clean_words.write.mode("overwrite").saveAsTable(f"`{catalog}`.`{schema}`.clean_words")\n',
    )
    expect(more).toEqual([])
  })

  it('cleans a table before those that are made from it, and does not write it unless asked', () => {
    const text = notebook([long])
    expect(text.indexOf('clean_words = words')).toBeLessThan(text.indexOf('clean_long = clean_words'))
    expect(text).not.toContain('clean_words.write')
    expect(text).toContain('Rows are kept where not (word is null).')
    expect(notebook([long, words])).toContain('clean_words.write')
  })

  it('gives every table names of its own', () => {
    const one = table('source', { raw, clean: ({ word }) => ({ word }) })
    const two = table('clean_source', { raw, clean: ({ word }) => ({ word }) })
    const text = notebook([one, two])
    expect(text).toContain('source_2 = spark.read')
    expect(text).toContain('clean_source_2 = spark.read')
    expect(text).toContain('clean_clean_source = clean_source_2.select')
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
    const outer = table('outer', { from: inner, clean: (row) => ({ a_b: row['a b'] }) })
    expect(notebook([outer])).toContain('clean_outer.write')
  })

  it('is cut into the same cells whatever is written about its tables', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (doc) => {
        const text = notebook([words], {
          title: doc,
          doc: `# COMMAND ----------\n${doc}`,
          docs: { words: doc },
        })
        expect(cells(text)).toHaveLength(7)
        const lines = text.split(/[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/u)
        expect(lines.filter((line) => line.startsWith('# COMMAND'))).toHaveLength(6)
      }),
    ))
})
