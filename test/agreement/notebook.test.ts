import { types } from '@lockstep/schema'
import { sparkOf } from '@lockstep/test'
import { expect, test } from 'vitest'
import { fromCells } from '../kit/arrow/plain.js'
import { differences } from '../kit/compare/compare.js'
import { onEverySpark, rows } from './live.js'

const text = `# Databricks notebook source
# MAGIC %md
# MAGIC # Cleaning

# COMMAND ----------

dbutils.widgets.text('least', '1')
dbutils.widgets.dropdown('mode', 'all', ['all', 'some'])
least = int(dbutils.widgets.get('least'))

# COMMAND ----------

# DBTITLE 1,Make the table
# MAGIC %sql
# MAGIC CREATE SCHEMA IF NOT EXISTS silver; -- a comment; with a semicolon
# MAGIC CREATE OR REPLACE TEMP VIEW raw AS SELECT * FROM VALUES (1, 'a;b'), (2, 'c') AS raw(id, word);

# COMMAND ----------

# MAGIC %sql
# MAGIC SELECT * FROM raw WHERE id >= :least

# COMMAND ----------

from pyspark.sql import SparkSession, functions as F
spark = SparkSession.builder.getOrCreate()
clean = spark.table('raw').where(F.col('id') >= least).withColumn('mode', F.lit(dbutils.widgets.get('mode')))
display(clean)
clean.write.mode('overwrite').saveAsTable('clean')
clean.write.saveAsTable('silver.clean')
assert _sqldf.count() == clean.count()
`

const schema = [
  { name: 'id', type: types.int },
  { name: 'word', type: types.text },
  { name: 'mode', type: types.text },
]

onEverySpark((version) => {
  test.each(['2', '1'])('leaves tables, and nothing for the next: least %s', async (least) => {
    const spark = await sparkOf(version)
    const results = ['clean', 'silver.clean', 'none']
    const answer = await spark.notebook({ text, widgets: { least }, results })
    if ('cell' in answer) throw new Error(JSON.stringify(answer))
    const wanted = fromCells(
      least === '2'
        ? [[2], ['c'], ['all']]
        : [
            [1, 2],
            ['a;b', 'c'],
            ['all', 'all'],
          ],
      schema,
    )
    for (const name of ['clean', 'silver.clean'])
      expect(differences(wanted, rows(answer.tables[name]).table, schema).differences).toEqual([])
    expect(answer.tables.none).toEqual(expect.objectContaining({ error: 'TABLE_OR_VIEW_NOT_FOUND' }))
  })

  const raised = version.startsWith('3.') ? 'java:java.lang.RuntimeException' : 'USER_RAISED_EXCEPTION'
  const shown = `x = 1\n# COMMAND ----------\ndisplay(spark.range(3).selectExpr('raise_error("no")'))`

  test.each([
    ['in Python', '# COMMAND ----------\n1 / 0', 2, 'python:ZeroDivisionError'],
    [
      'in SQL',
      '# COMMAND ----------\n# MAGIC %sql\n# MAGIC SELECT * FROM none',
      2,
      'TABLE_OR_VIEW_NOT_FOUND',
    ],
    ['when shown', `# MAGIC %md\n# COMMAND ----------\n${shown}`, 3, raised],
    ['for a widget that is not there', "dbutils.widgets.get('none')", 1, 'python:KeyError'],
    ['for magic that is not here', '# MAGIC %sh ls', 1, 'python:NotImplementedError'],
    ['for magic that is none', '# MAGIC md', 1, 'python:NotImplementedError'],
    ['for a name of another notebook', 'least', 1, 'python:NameError'],
  ])('fails by its cell %s', async (_, body, cell, error) => {
    const spark = await sparkOf(version)
    const answer = await spark.notebook({ text: `# Databricks notebook source\n${body}\n`, results: [] })
    expect(answer).toEqual({ cell, error, message: expect.any(String) })
  })

  test('must begin with its header', async () => {
    const spark = await sparkOf(version)
    const answer = await spark.notebook({ text: '#!/usr/bin/python\n', results: [] })
    expect(answer).toEqual(expect.objectContaining({ cell: 0 }))
  })

  test('stops where it says so', async () => {
    const spark = await sparkOf(version)
    const text = "# Databricks notebook source\ndbutils.notebook.exit('done')\n# COMMAND ----------\n1 / 0"
    expect(await spark.notebook({ text, results: [] })).toEqual({ tables: {} })
  })
})
