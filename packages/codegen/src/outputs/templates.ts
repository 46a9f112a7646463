// A template is text in a module, and not a file of its own: `tsc` copies no other files beside what it builds.

/** A Databricks source notebook in Python. `magic` makes markdown of a cell, `python` a string literal. */
export const notebookTemplate = `# Databricks notebook source
{{magic about}}

# COMMAND ----------

from pyspark.sql import functions as F
from pyspark.sql import types as T

# COMMAND ----------

dbutils.widgets.text("source", {{python source}})
dbutils.widgets.text("catalog", {{python catalog}})
dbutils.widgets.text("schema", {{python schema}})

source = dbutils.widgets.get("source")
catalog = dbutils.widgets.get("catalog").replace("\`", "\`\`")
schema = dbutils.widgets.get("schema").replace("\`", "\`\`")
{{#each tables}}

# COMMAND ----------

{{magic about}}
{{#if read}}

# COMMAND ----------

{{read.name}} = {{read.schema}}

{{read.input}} = spark.read.schema({{read.name}}).json(f"{source}/{{part read.path}}")
{{/if}}

# COMMAND ----------

{{cleaning}}
{{#if target}}

# COMMAND ----------

{{output}}.write.mode("overwrite").saveAsTable(f"\`{catalog}\`.\`{schema}\`.{{part target}}")
{{/if}}
{{/each}}
`

/** The cleaning of one table as a file of SQL. */
export const sqlTemplate = `{{comment about}}

{{query}}
`
