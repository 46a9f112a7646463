import type { Project } from './output.js'
import { writingOf } from './writing.js'

// What cells of notebooks call, in Python. `spark`, `F` and `DataFrame` are there.

/** `<=>` and `distinct` agree on what is equal: null is null, NaN is NaN, and zero has no sign. */
const mergeRows = `def merge_rows(rows: DataFrame, table: str, *keys: str) -> None:
    """Writes rows into a table: each takes the place of the one with the same keys, or is added.

    Keys that are null are the same. Where several rows have the same keys, nothing is written.
    """
    quoted = ["\`" + key.replace("\`", "\`\`") + "\`" for key in keys]
    doubled = rows.count() - rows.select(*quoted).distinct().count()
    if doubled > 0:
        raise ValueError(f"{table}: {doubled} rows have the keys of another ({', '.join(keys)})")
    rows.createOrReplaceTempView("rows_to_merge")
    spark.sql(f"CREATE TABLE IF NOT EXISTS {table} AS SELECT * FROM rows_to_merge WHERE false")
    same = " AND ".join(f"before.{key} <=> after.{key}" for key in quoted)
    spark.sql(
        f"MERGE INTO {table} AS before USING rows_to_merge AS after ON {same}"
        " WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *"
    )`

/** Tells the catalog what a table is, and its columns: what is told already is not told again. */
export const commentOn = `def comment_on(table: str, about: str, columns: dict[str, str]) -> None:
    """Says in the catalog what a table is, and what its columns are made of."""

    def literal(text: str) -> str:
        return "'" + text.replace("\\\\", "\\\\\\\\").replace("'", "\\\\'").replace("$", "\\\\u0024") + "'"

    spark.sql(f"COMMENT ON TABLE {table} IS {literal(about)}")
    known = {field.name: field.metadata.get("comment") for field in spark.table(table).schema}
    for name, words in columns.items():
        if known.get(name) != words:
            column = name.replace("\`", "\`\`")
            spark.sql(f"ALTER TABLE {table} ALTER COLUMN \`{column}\` COMMENT {literal(words)}")`

const countCells = `def count_cells(raw: DataFrame, table: str) -> DataFrame:
    """How many raw rows came, how many rows the table has, and in how many each column is null."""
    rows = spark.table(table)
    quoted = ["\`" + name.replace("\`", "\`\`") + "\`" for name in rows.columns]
    total, *nulls = rows.select(
        F.count(F.lit(1)), *[F.count_if(F.col(name).isNull()) for name in quoted]
    ).first()
    counted = [("raw rows", raw.count()), ("rows", total)]
    counted += [(f"{name} is null", count) for name, count in zip(rows.columns, nulls)]
    return spark.createDataFrame(counted, "what STRING, count BIGINT")`

/** The names that these take from tables and rules. */
export const notebookNames: readonly string[] = ['merge_rows', 'comment_on', 'count_cells']

/** The functions that the cells of a notebook call. */
export const notebookHelpers = (project: Project): readonly string[] => [
  ...(project.tables.some((table) => writingOf(project, table).how === 'merge') ? [mergeRows] : []),
  commentOn,
  countCells,
]
