// A template is text in a module, and not a file of its own: `tsc` copies no other files beside what it builds.

/** A Databricks source notebook in Python. `magic` makes markdown of a cell, `python` a string literal. */
export const notebookTemplate = `# Databricks notebook source
{{magic about}}

# COMMAND ----------

# DBTITLE 1,Where to read, where to write
dbutils.widgets.text("source", {{python source}}, "Folder of the raw JSON")
dbutils.widgets.text("catalog", {{python catalog}}, "Catalog to write to")
dbutils.widgets.text("schema", {{python schema}}, "Schema to write to")

source = dbutils.widgets.get("source")
catalog = dbutils.widgets.get("catalog").replace("\`", "\`\`")
schema = dbutils.widgets.get("schema").replace("\`", "\`\`")
target = f"\`{catalog}\`.\`{schema}\`"

# COMMAND ----------

# DBTITLE 1,Helpers
{{head}}
{{#if types}}
from pyspark.sql import types as T
{{/if}}

{{#each tables}}

# COMMAND ----------

{{magic about}}

# COMMAND ----------

{{#if read}}
{{read.name}} = {{read.schema}}


{{/if}}
{{cleaning.definition}}

{{#if target}}

# COMMAND ----------

{{#if read}}
{{read.statement}}
{{/if}}
{{target}}
{{else if read}}

# COMMAND ----------

{{read.statement}}
{{/if}}
{{/each}}
{{#each questions}}

# COMMAND ----------

{{magic about}}

# COMMAND ----------

{{asks}}
{{#if partners}}

# COMMAND ----------

{{magic partners.about}}

# COMMAND ----------

{{partners.asks}}
{{/if}}
{{/each}}
`

/** The cleaning of one table, or one question, as a file of SQL. */
export const sqlTemplate = `{{comment about}}

{{query}}
`
