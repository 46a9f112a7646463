import { table } from '@lockstep/schema'
import { z } from 'zod'
import { shapes } from '../data/shapes.js'
import { family } from './families.js'
import type { Job } from './job.js'
import { followersPolars } from './tables.js'

/** Text to numbers, dates and timestamps, and back. */
export const valueFamilies: readonly Job[] = [
  family(
    'suffix',
    'whole numbers such as 96k and 4M',
    'pin',
    table('suffix', {
      raw: z.object({ follower_count: z.string() }),
      clean: (raw) => ({ out: raw.follower_count.toInt({ suffixes: { k: 1_000, M: 1_000_000 } }) }),
    }),
    {
      duckdb: {
        out: `CASE WHEN suffix(follower_count, 'k') THEN TRY_CAST(left(follower_count, -1) AS INTEGER) * 1000
          WHEN suffix(follower_count, 'M') THEN TRY_CAST(left(follower_count, -1) AS INTEGER) * 1000000
          ELSE TRY_CAST(follower_count AS INTEGER) END`,
      },
      polars: {
        out: followersPolars,
      },
    },
  ),
  family(
    'date-parse',
    'dates of the form 2020-01-31',
    'shapes',
    table('date_parse', {
      raw: shapes.pick({ date_text: true }),
      clean: (raw) => ({ out: raw.date_text.toDate() }),
    }),
    {
      duckdb: { out: 'TRY_CAST(date_text AS DATE)' },
      polars: { out: `pl.col('date_text').str.to_date('%Y-%m-%d', strict=False)` },
    },
  ),
  family(
    'timestamp-parse',
    'timestamps with a blank, seldom a T, between date and time',
    'geo',
    table('timestamp_parse', {
      raw: z.object({ timestamp: z.string() }),
      clean: (raw) => ({
        out: raw.timestamp
          .toTimestamp('yyyy-MM-dd HH:mm:ss')
          .coalesce(raw.timestamp.toTimestamp("yyyy-MM-dd'T'HH:mm:ss")),
      }),
    }),
    {
      duckdb: { out: 'TRY_CAST(timestamp AS TIMESTAMP)' },
      polars: {
        out: `pl.col('timestamp').str.replace('T', ' ', literal=True).str.to_datetime('%Y-%m-%d %H:%M:%S', time_unit='us', strict=False)`,
      },
    },
  ),
  family(
    'cast-int',
    'text to whole numbers',
    'shapes',
    table('cast_int', {
      raw: shapes.pick({ whole_text: true }),
      clean: (raw) => ({ out: raw.whole_text.toInt() }),
    }),
    {
      duckdb: { out: 'TRY_CAST(whole_text AS INTEGER)' },
      polars: { out: `pl.col('whole_text').cast(pl.Int32, strict=False)` },
    },
  ),
  family(
    'cast-double',
    'text to doubles',
    'shapes',
    table('cast_double', {
      raw: shapes.pick({ double_text: true }),
      clean: (raw) => ({ out: raw.double_text.toDouble() }),
    }),
    {
      duckdb: { out: 'TRY_CAST(double_text AS DOUBLE)' },
      polars: { out: `pl.col('double_text').cast(pl.Float64, strict=False)` },
    },
  ),
  family(
    'cast-decimal',
    'text to decimals',
    'shapes',
    table('cast_decimal', {
      raw: shapes.pick({ decimal_text: true }),
      clean: (raw) => ({ out: raw.decimal_text.toDecimal(10, 2) }),
    }),
    {
      duckdb: { out: 'TRY_CAST(decimal_text AS DECIMAL(10, 2))' },
      polars: { out: `pl.col('decimal_text').cast(pl.Decimal(10, 2), strict=False)` },
    },
  ),
  family(
    'to-text',
    'whole numbers and decimals to text',
    'shapes',
    table('to_text', {
      raw: shapes.pick({ large: true, long: true, price: true }),
      clean: (raw) => ({ large: raw.large.toText(), long: raw.long.toText(), price: raw.price.toText() }),
    }),
    {
      duckdb: {
        large: 'CAST(large AS VARCHAR)',
        long: 'CAST(long AS VARCHAR)',
        price: 'CAST(price AS VARCHAR)',
      },
      polars: {
        large: `pl.col('large').cast(pl.String)`,
        long: `pl.col('long').cast(pl.String)`,
        price: `pl.col('price').cast(pl.String)`,
      },
    },
  ),
]
