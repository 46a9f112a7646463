/** The rows of some counts that are first by a column, all that tie. */
export const firstBy = (per: string, by: string, columns: string, rows: string): string =>
  `WITH rows AS (${rows}), placed AS (SELECT *, rank() OVER (PARTITION BY ${per} ORDER BY ${by} DESC NULLS LAST) AS place FROM rows)
  SELECT ${columns} FROM placed WHERE place = 1`

export const firstByPolars = (per: string, by: string): string =>
  `.filter(pl.col('${by}') == pl.col('${by}').max().over('${per}'))`
