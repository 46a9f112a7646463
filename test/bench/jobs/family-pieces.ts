import { concatWs, table } from '@lockstep/schema'
import { kinds } from '../data/kinds.js'
import { shapes } from '../data/shapes.js'
import { family } from './families.js'
import type { Job } from './job.js'

/** Text taken apart, filled up, written in other alphabets, and by its digest. */
export const pieceFamilies: readonly Job[] = [
  family(
    'pieces',
    'parts of a path, and where something stands in it',
    'kinds',
    table('pieces', {
      raw: kinds.pick({ path: true }),
      clean: ({ path }) => ({
        part: path.splitPart('/', 3),
        last: path.splitPart('/', -1),
        has: path.contains('garden'),
        at: path.locate('lantern'),
        other: path.replace('art', 'crafts'),
      }),
    }),
    {
      duckdb: {
        part: `split_part(path, '/', 3)`,
        last: `split_part(path, '/', -1)`,
        has: `contains(path, 'garden')`,
        at: `strpos(path, 'lantern')`,
        other: `replace(path, 'art', 'crafts')`,
      },
      polars: {
        part: `pl.col('path').str.split('/').list.get(2, null_on_oob=True)`,
        last: `pl.col('path').str.split('/').list.get(-1)`,
        has: `pl.col('path').str.contains('garden', literal=True)`,
        at: `pl.col('path').str.find('lantern', literal=True).fill_null(-1) + 1 + pl.col('path').str.len_bytes().cast(pl.Int64) * 0`,
        other: `pl.col('path').str.replace_all('art', 'crafts', literal=True)`,
      },
    },
  ),
  family(
    'split',
    'a list of what stands between slashes',
    'kinds',
    table('split', { raw: kinds.pick({ path: true }), clean: ({ path }) => ({ out: path.split(/\//u) }) }),
    { duckdb: { out: `string_split(path, '/')` }, polars: { out: `pl.col('path').str.split('/')` } },
  ),
  family(
    'substring-index',
    'what stands before a mark, counted from the front and from the end',
    'kinds',
    table('substring_index', {
      raw: kinds.pick({ path: true }),
      clean: ({ path }) => ({ front: path.substringIndex('/', 3), end: path.substringIndex('/', -2) }),
    }),
    {
      duckdb: {
        front: `array_to_string(string_split(path, '/')[1:3], '/')`,
        end: `array_to_string(string_split(path, '/')[-2:], '/')`,
      },
      polars: {
        front: `pl.col('path').str.split('/').list.head(3).list.join('/')`,
        end: `pl.col('path').str.split('/').list.tail(2).list.join('/')`,
      },
    },
  ),
  family(
    'translate',
    'letters for letters, and texts joined without nulls',
    'shapes',
    table('translate', {
      raw: shapes.pick({ name: true, padded: true }),
      clean: ({ name, padded }) => ({
        out: name.translate('aeiou', '43105'),
        joined: concatWs(' | ', name, padded),
      }),
    }),
    {
      duckdb: { out: `translate(name, 'aeiou', '43105')`, joined: `concat_ws(' | ', name, padded)` },
      polars: {
        out: `pl.col('name').str.replace_many(['a', 'e', 'i', 'o', 'u'], ['4', '3', '1', '0', '5'])`,
        joined: `pl.concat_str('name', 'padded', separator=' | ', ignore_nulls=True)`,
      },
    },
  ),
  family(
    'padding',
    'text filled up, repeated, and without signs at its ends',
    'shapes',
    table('padding', {
      raw: shapes.pick({ name: true, whole_text: true }),
      clean: ({ name, whole_text }) => ({
        left: whole_text.lpad(12, '0'),
        right: name.rpad(40, '.'),
        twice: name.repeat(2),
        bare: name.trim('CERde'),
      }),
    }),
    {
      duckdb: {
        left: `lpad(whole_text, 12, '0')`,
        right: `rpad(name, 40, '.')`,
        twice: 'repeat(name, 2)',
        bare: `trim(name, 'CERde')`,
      },
      polars: {
        left: `pl.col('whole_text').str.pad_start(12, '0')`,
        right: `pl.col('name').str.pad_end(40, '.')`,
        twice: `pl.concat_str('name', 'name')`,
        bare: `pl.col('name').str.strip_chars('CERde')`,
      },
    },
  ),
  family(
    'encode',
    'Base64, hexadecimal and addresses',
    'shapes',
    table('encode', {
      raw: shapes.pick({ name: true }),
      clean: ({ name }) => ({ base64: name.base64(), hex: name.hex(), url: name.urlEncode() }),
    }),
    {
      duckdb: {
        base64: 'base64(encode(name))',
        hex: 'hex(name)',
        url: `replace(url_encode(name), '%20', '+')`,
      },
    },
  ),
  family(
    'decode',
    'Base64 and hexadecimal, there and back',
    'shapes',
    table('decode', {
      raw: shapes.pick({ name: true }),
      clean: ({ name }) => ({ base64: name.base64().unbase64(), hex: name.hex().unhex() }),
    }),
    {
      duckdb: {
        base64: 'decode(from_base64(base64(encode(name))))',
        hex: 'decode(unhex(hex(name)))',
      },
    },
  ),
  family(
    'digest',
    'MD5 and SHA-256 of a name',
    'shapes',
    table('digest', {
      raw: shapes.pick({ name: true }),
      clean: ({ name }) => ({ md5: name.md5(), sha1: name.sha1(), sha256: name.sha2(256) }),
    }),
    { duckdb: { md5: 'md5(name)', sha1: 'sha1(name)', sha256: 'sha256(name)' } },
  ),
  family(
    'initcap',
    'a capital in front of each word',
    'shapes',
    table('initcap', { raw: shapes.pick({ name: true }), clean: ({ name }) => ({ out: name.initcap() }) }),
    {
      duckdb: {
        out: `array_to_string(list_transform(string_split(lower(name), ' '), lambda word: upper(word[1]) || word[2:]), ' ')`,
      },
    },
  ),
]
