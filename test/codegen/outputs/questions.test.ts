import { notebook } from '@lockstep/codegen'
import { count, query, rule, type Text, table } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const words = table('words', {
  raw: z.object({ id: z.int32(), word: z.string() }),
  clean: ({ id, word }) => ({ id, word: word.stripPrefix('a ') }),
})
const notes = table('notes', {
  raw: z.object({ id: z.int32(), note: z.string() }),
  clean: ({ id, note }) => ({ id, note }),
})

const sizes = query('sizes')
  .from(words)
  .select((row) => ({ id: row.id, word: row.word, size: row.word.length() }))
const longest = query('longest')
  .from(sizes)
  .join(notes, { on: 'id' })
  .topPer('note', (row) => row.size.desc())

const cells = (text: string): readonly string[] => text.trimEnd().split('\n\n# COMMAND ----------\n\n')

/** The cells of the questions, which stand behind all others. */
const asked = (text: string): readonly string[] => cells(text).slice(13)

describe('questions in a notebook', () => {
  const text = notebook([words, notes], {
    queries: [longest, sizes],
    questionDocs: { sizes: 'How long each word is. By its characters.' },
  })

  it('stand behind the tables, each behind those that it begins from, whose DataFrame it takes', () => {
    expect(asked(text)).toEqual([
      [
        '# MAGIC %md',
        '# MAGIC ## sizes: how long each word is',
        '# MAGIC',
        '# MAGIC By its characters.',
        '# MAGIC',
        '# MAGIC Rows of words; as id, word and size (the length of word).',
      ].join('\n'),
      [
        'sizes = spark.table(f"{target}.clean_words").select("id", "word", F.length("word").alias("size"))',
        'display(sizes)',
      ].join('\n'),
      [
        '# MAGIC %md',
        '# MAGIC ## longest',
        '# MAGIC',
        '# MAGIC Rows of sizes with rows of notes of the same id; of each note the first by size, descending,',
        '# MAGIC and all that tie.',
      ].join('\n'),
      [
        'longest = (',
        '    sizes.join(spark.table(f"{target}.clean_notes"), "id")',
        '    .withColumn("place", F.rank().over(Window.partitionBy("note").orderBy(F.col("size").desc())))',
        '    .where(F.col("place") == 1)',
        '    .select("id", "word", "size", "note")',
        ')',
        'display(longest)',
      ].join('\n'),
    ])
  })

  it('are told in the first cell, and what they call is imported once', () => {
    const [first = '', , head = ''] = cells(text)
    expect(first).toContain(
      'and writes one table of each. Then it asks\n# MAGIC two questions of what was written.',
    )
    expect(first).toContain(
      '| question | what it asks |\n# MAGIC | --- | --- |\n# MAGIC | `longest` | |\n# MAGIC | `sizes` | how long each word is |',
    )
    expect(head).toContain('from pyspark.sql import Column, DataFrame, Window\n')
    expect(notebook([words, notes], { queries: [sizes] })).not.toContain('Window')
    expect(notebook([words, notes])).not.toContain('question')
  })

  it('are asked of what they begin from where that has no cell of its own', () => {
    const [, alone = ''] = asked(notebook([words, notes], { queries: [longest] }))
    expect(alone).toMatch(/^longest = \(\n {4}spark\.table\(f"\{target\}\.clean_words"\)\n {4}\.select\(/u)
    expect(alone).not.toContain('sizes')
  })

  it('that say how many partners a row may have are followed by counts of the rows that have another number', () => {
    const noted = query('noted').from(words).leftJoin(notes, { on: 'id', partners: 'at most one' })
    const cells = asked(notebook([words, notes], { queries: [noted, sizes] }))
    expect(cells.slice(2, 4)).toEqual([
      [
        '# MAGIC %md',
        '# MAGIC Joins of noted say how many partners a row may have. So many rows on their left have another',
        '# MAGIC number; each count should be 0.',
      ].join('\n'),
      [
        'noted_partners_1 = (',
        '    spark.table(f"{target}.clean_words")',
        '    .select("id")',
        '    .join(',
        '        spark.table(f"{target}.clean_notes").groupBy("id").agg(F.count(F.lit(1)).alias("partners")),',
        '        "id",',
        '        "left",',
        '    )',
        '    .where(F.col("partners") > F.lit(1).cast("bigint"))',
        '    .agg(F.count(F.lit(1)).alias("rows"))',
        ')',
        'display(noted_partners_1)',
      ].join('\n'),
    ])
    expect(cells).toHaveLength(6)
  })

  it('have names of their own', () => {
    const one = query('clean words')
      .from(words)
      .aggregate(() => ({ all: count() }))
    const two = query('clean_words')
      .from(one)
      .select((row) => ({ all: row.all }))
    const given = asked(notebook([words, notes], { queries: [one, two] }))
    expect(given[1]).toMatch(/^clean_words_2 = spark\.table/u)
    expect(given[3]).toMatch(/^clean_words_3 = clean_words_2\.select/u)
  })

  it('call a rule of the user that stands in two of them by its name, and not in one twice over', () => {
    const loud = rule('loud', '{0} for everybody', (text: Text) => text.trim().reverse())
    const one = query('one')
      .from(words)
      .select((row) => ({ word: loud(row.word) }))
    const two = query('two')
      .from(notes)
      .select((row) => ({ note: loud(row.note) }))
    const again = query('again').from(one).distinct()
    const text = notebook([words, notes], { queries: [one, two] })
    expect(text).toContain('def loud(name: str) -> Column:\n    """The column for everybody."""\n')
    expect(asked(text)[1]).toContain('.select(loud("word").alias("word"))')
    expect(asked(text)[3]).toContain('.select(loud("note").alias("note"))')
    expect(notebook([words, notes], { queries: [one, again] })).not.toContain('def loud')
    expect(notebook([words, notes], { queries: [one, query('also').from(two).distinct()] })).toContain(
      'def loud',
    )
  })

  it('are refused where two have one name, and where their table is not written', () => {
    const other = query('sizes')
      .from(words)
      .select((row) => ({ id: row.id }))
    expect(() => notebook([words, notes], { queries: [sizes, other] })).toThrow(
      'two questions are named "sizes"; rename one',
    )
    expect(() => notebook([words], { queries: [longest] })).toThrow(
      'longest: begins from the table "notes", which the notebook does not write; write that one, too (export it beside the question)',
    )
    expect(() => notebook([words], { queries: [words as never] })).toThrow('queries: expected queries, got ')
  })
})
