// A template is text in a module, and not a file of its own: `tsc` copies no other files beside what it builds.

/** A Databricks source notebook in Python. */
export const notebookTemplate = `# Databricks notebook source
{{#each cells}}
{{#unless isFirst}}

{{#if isAfterDefinition}}

{{/if}}
# COMMAND ----------

{{#if isDefinition}}

{{/if}}
{{/unless}}
{{lines}}
{{/each}}
`

/** A Databricks source notebook in SQL. */
export const sqlNotebookTemplate = `-- Databricks notebook source
{{#each cells}}
{{#unless isFirst}}

-- COMMAND ----------

{{/unless}}
{{lines}}
{{/each}}
`

/** The cleaning of one table, or one question, as a file of SQL. */
export const sqlTemplate = `{{comment about}}

{{query}}
`
