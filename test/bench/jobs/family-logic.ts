import { list, table, when } from '@lockstep/schema'
import { z } from 'zod'
import { shapes } from '../data/shapes.js'
import { family } from './families.js'
import type { Job } from './job.js'

/** Nulls, comparisons, choices, sums, lists and equal rows. */
export const logicFamilies: readonly Job[] = [
  family(
    'sentinels',
    'sentences that mean nothing is there',
    'pin',
    table('sentinels', {
      raw: z.object({ title: z.string(), description: z.string(), tag_list: z.string() }),
      clean: (raw) => ({
        title: raw.title.nullIf('No Title Data Available', 'Untitled', ''),
        description: raw.description.nullIf('No description available', 'Untitled', ''),
        tag_list: raw.tag_list.nullIf('N,o, ,T,a,g,s, ,A,v,a,i,l,a,b,l,e'),
      }),
    }),
    {
      duckdb: {
        title: `CASE WHEN title NOT IN ('No Title Data Available', 'Untitled', '') THEN title END`,
        description: `CASE WHEN description NOT IN ('No description available', 'Untitled', '') THEN description END`,
        tag_list: `nullif(tag_list, 'N,o, ,T,a,g,s, ,A,v,a,i,l,a,b,l,e')`,
      },
      polars: {
        title: `pl.when(~pl.col('title').is_in(['No Title Data Available', 'Untitled', ''])).then(pl.col('title'))`,
        description: `pl.when(~pl.col('description').is_in(['No description available', 'Untitled', ''])).then(pl.col('description'))`,
        tag_list: `pl.when(pl.col('tag_list') != 'N,o, ,T,a,g,s, ,A,v,a,i,l,a,b,l,e').then(pl.col('tag_list'))`,
      },
    },
  ),
  family(
    'coalesce-when',
    'the first that is not null, and a choice between values',
    'shapes',
    table('coalesce_when', {
      raw: shapes.pick({ padded: true, name: true, small: true, large: true }),
      clean: (raw) => ({
        first: raw.padded.coalesce(raw.name, 'nobody'),
        size: when(raw.small.lessThan(0), 'below').when(raw.small.lessThan(50), 'small').otherwise('large'),
        number: when(raw.small.greaterThan(0), raw.large).otherwise(raw.small),
      }),
    }),
    {
      duckdb: {
        first: `coalesce(padded, name, 'nobody')`,
        size: `CASE WHEN small < 0 THEN 'below' WHEN small < 50 THEN 'small' ELSE 'large' END`,
        number: `CASE WHEN small > 0 THEN large ELSE small END`,
      },
      polars: {
        first: `pl.coalesce(pl.col('padded'), pl.col('name'), pl.lit('nobody'))`,
        size: `pl.when(pl.col('small') < 0).then(pl.lit('below')).when(pl.col('small') < 50).then(pl.lit('small')).otherwise(pl.lit('large'))`,
        number: `pl.when(pl.col('small') > 0).then(pl.col('large')).otherwise(pl.col('small'))`,
      },
    },
  ),
  family(
    'compare',
    'numbers and text compared',
    'shapes',
    table('compare', {
      raw: shapes.pick({ padded: true, name: true, small: true, large: true, price: true, fee: true }),
      clean: (raw) => ({
        less: raw.small.lessThan(raw.large),
        same: raw.name.equals(raw.padded),
        before: raw.padded.lessThan(raw.name),
        dear: raw.price.greaterThanOrEqual(raw.fee),
        starts: raw.name.startsWith('Cosy'),
      }),
    }),
    {
      duckdb: {
        less: 'small < large',
        same: 'name = padded',
        before: 'padded < name',
        dear: 'price >= fee',
        starts: `starts_with(name, 'Cosy')`,
      },
      polars: {
        less: `pl.col('small') < pl.col('large')`,
        same: `pl.col('name') == pl.col('padded')`,
        before: `pl.col('padded') < pl.col('name')`,
        dear: `pl.col('price') >= pl.col('fee')`,
        starts: `pl.col('name').str.starts_with('Cosy')`,
      },
    },
  ),
  family(
    'arithmetic',
    'sums and products of int, long and decimal',
    'shapes',
    table('arithmetic', {
      raw: shapes.pick({ small: true, large: true, long: true, price: true, fee: true }),
      clean: (raw) => ({
        sum: raw.small.add(raw.large),
        product: raw.small.multiply(7),
        long: raw.long.subtract(raw.large),
        total: raw.price.add(raw.fee),
      }),
    }),
    {
      duckdb: { sum: 'small + large', product: 'small * 7', long: 'long - large', total: 'price + fee' },
      polars: {
        sum: `pl.col('small') + pl.col('large')`,
        product: `pl.col('small') * 7`,
        long: `pl.col('long') - pl.col('large')`,
        total: `pl.col('price') + pl.col('fee')`,
      },
    },
  ),
  family(
    'list',
    'two columns as one list',
    'geo',
    table('list', {
      raw: z.object({ latitude: z.float64(), longitude: z.float64() }),
      clean: (raw) => ({ out: list(raw.latitude, raw.longitude) }),
    }),
    {
      duckdb: { out: '[latitude, longitude]' },
      polars: { out: `pl.concat_arr('latitude', 'longitude')` },
    },
  ),
  family(
    'distinct',
    'equal rows once',
    'geo',
    table('distinct', {
      raw: z.object({ ind: z.int32(), timestamp: z.string(), country: z.string() }),
      clean: ({ ind, timestamp, country }) => ({ ind, timestamp, country }),
      distinct: true,
    }),
    {
      duckdb: { ind: 'ind', timestamp: 'timestamp', country: 'country' },
      polars: { ind: `pl.col('ind')`, timestamp: `pl.col('timestamp')`, country: `pl.col('country')` },
    },
  ),
]
