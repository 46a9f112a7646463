import { concat, table } from '@lockstep/schema'
import { z } from 'zod'
import { shapes } from '../data/shapes.js'
import { family } from './families.js'
import type { Job } from './job.js'

const title = z.object({ title: z.string() })
const image = z.object({ image_src: z.string() })

/** Text in, text out. */
export const textFamilies: readonly Job[] = [
  family(
    'trim-ascii',
    'blanks at both ends',
    'shapes',
    table('trim_ascii', { raw: shapes.pick({ padded: true }), clean: (raw) => ({ out: raw.padded.trim() }) }),
    { duckdb: { out: `trim(padded)` }, polars: { out: `pl.col('padded').str.strip_chars(' ')` } },
  ),
  family(
    'trim-unicode',
    'blanks at both ends of text in several scripts',
    'shapes',
    table('trim_unicode', {
      raw: shapes.pick({ padded_mixed: true }),
      clean: (raw) => ({ out: raw.padded_mixed.trim() }),
    }),
    { duckdb: { out: `trim(padded_mixed)` }, polars: { out: `pl.col('padded_mixed').str.strip_chars(' ')` } },
  ),
  family(
    'case-ascii',
    'capitals and small letters',
    'shapes',
    table('case_ascii', {
      raw: shapes.pick({ name: true }),
      clean: (raw) => ({ upper: raw.name.upper(), lower: raw.name.lower() }),
    }),
    {
      duckdb: { upper: 'upper(name)', lower: 'lower(name)' },
      polars: { upper: `pl.col('name').str.to_uppercase()`, lower: `pl.col('name').str.to_lowercase()` },
    },
  ),
  family(
    'case-unicode',
    'capitals and small letters of several scripts',
    'shapes',
    table('case_unicode', {
      raw: shapes.pick({ name_mixed: true }),
      clean: (raw) => ({ upper: raw.name_mixed.upper(), lower: raw.name_mixed.lower() }),
    }),
    {
      duckdb: { upper: 'upper(name_mixed)', lower: 'lower(name_mixed)' },
      polars: {
        upper: `pl.col('name_mixed').str.to_uppercase()`,
        lower: `pl.col('name_mixed').str.to_lowercase()`,
      },
    },
  ),
  family(
    'regexp-test',
    'whether a pattern matches',
    'pin',
    table('regexp_test', {
      raw: title,
      clean: (raw) => ({ out: raw.title.rlike(/^[0-9]+ [a-z]+ .*(?:Ideas|Tips) for/u) }),
    }),
    {
      duckdb: { out: `regexp_matches(title, '^[0-9]+ [a-z]+ .*(?:Ideas|Tips) for')` },
      polars: { out: `pl.col('title').str.contains('^[0-9]+ [a-z]+ .*(?:Ideas|Tips) for')` },
    },
  ),
  family(
    'regexp-extract',
    'a group of a pattern, null where it does not match',
    'pin',
    table('regexp_extract', {
      raw: image,
      clean: (raw) => ({ out: raw.image_src.extract(/originals\/([0-9a-f]+)\.jpg$/u, 1) }),
    }),
    {
      duckdb: { out: `nullif(regexp_extract(image_src, 'originals/([0-9a-f]+)\\.jpg$', 1), '')` },
      polars: { out: `pl.col('image_src').str.extract('originals/([0-9a-f]+)\\\\.jpg$', 1)` },
    },
  ),
  family(
    'regexp-replace',
    'every match of a pattern replaced',
    'pin',
    table('regexp_replace', {
      raw: title,
      clean: (raw) => ({ out: raw.title.regexpReplace(/[^A-Za-z0-9]+/u, '_') }),
    }),
    {
      duckdb: { out: `regexp_replace(title, '[^A-Za-z0-9]+', '_', 'g')` },
      polars: { out: `pl.col('title').str.replace_all('[^A-Za-z0-9]+', '_')` },
    },
  ),
  family(
    'concat',
    'two texts with a blank between them',
    'user',
    table('concat', {
      raw: z.object({ first_name: z.string(), last_name: z.string() }),
      clean: (raw) => ({ out: concat(raw.first_name, ' ', raw.last_name) }),
    }),
    {
      duckdb: { out: `first_name || ' ' || last_name` },
      polars: { out: `pl.col('first_name') + ' ' + pl.col('last_name')` },
    },
  ),
  family(
    'substring-length',
    'code points: a part of a text, and how many there are',
    'pin',
    table('substring_length', {
      raw: title,
      clean: (raw) => ({ part: raw.title.substring(3, 12), length: raw.title.length() }),
    }),
    {
      duckdb: { part: 'substring(title, 3, 12)', length: 'length(title)' },
      polars: { part: `pl.col('title').str.slice(2, 12)`, length: `pl.col('title').str.len_chars()` },
    },
  ),
]
