/** A function of Spark that a cleaner would look for, and that is not in the language: why, as it was measured, and what to write. */
export interface Refused {
  readonly spark: string
  readonly why: string
  readonly instead: string
}

/** What is refused. Facts were measured on Spark 3.5.7 and 4.2.0, Java 17. */
export const refused: readonly Refused[] = [
  {
    spark: 'to_number, to_char',
    why: 'a text that does not fit the format is an error, and not null, in both modes',
    instead: 'toDecimal, or toInt with suffixes',
  },
  {
    spark: 'cast(double AS STRING)',
    why: 'Java before 19 does not write the shortest digits: 2.0E-3 and 2E23 differ between versions of Java',
    instead: 'a decimal, by toDecimal',
  },
  {
    spark: 'first, last, any_value, collect_list',
    why: 'they hang on the order in which rows come, which no table has',
    instead: 'minBy, maxBy or collectList with an order, or firstNotNull over rows in one',
  },
  {
    spark: 'mode',
    why: 'of several values that are there as often it takes any',
    instead: 'voteOf, which says what becomes of ties',
  },
  {
    spark: 'dropDuplicates(keys)',
    why: 'which row of a key it keeps hangs on the order in which rows come',
    instead: 'distinctBy, by an order',
  },
  {
    spark: 'rand, uuid, shuffle, monotonically_increasing_id',
    why: 'they give another value in each run',
    instead: 'a key of the data',
  },
  {
    spark: 'current_date, current_timestamp, now',
    why: 'they hang on the clock, so that no test can hold them',
    instead: 'a date in the data, or a value given to the module',
  },
  {
    spark: 'mask (beyond ASCII)',
    why: 'what is a letter or a digit hangs on the version of Java: é becomes x, and ٣ becomes n',
    instead: 'mask, which leaves all beyond ASCII as it is',
  },
  {
    spark: 'ilike (a pattern beyond ASCII)',
    why: 'both sides are folded by the tables of Java or ICU, which differ by version',
    instead: 'text.lower().like(...) with the pattern in small letters',
  },
  {
    spark: 'regexp_instr',
    why: 'it counts UTF-16 units in both versions: 4 for the b of a😀b, where locate says 3',
    instead: 'regexpInstr, which counts code points',
  },
  {
    spark: 'url_decode, try_url_decode',
    why: 'url_decode fails on `%4`, in both modes, takes `%+1` for U+0001, and puts U+FFFD for bytes that are no UTF-8; 3.5 has no try_url_decode',
    instead: 'urlDecode, which is null for these',
  },
  {
    spark: 'unbase64, unhex (binary)',
    why: 'there are no binary columns; unbase64 fails on `YQ=` and leaves out what is no letter of it, and decode of bytes that are no UTF-8 gives U+FFFD on 3.5 and fails on 4',
    instead: 'unbase64 and unhex, which give text, or null',
  },
  {
    spark: 'base64',
    why: 'it breaks lines of 76 letters with CR and LF',
    instead: 'base64, which gives one line',
  },
  {
    spark: 'parse_url',
    why: 'it fails on `http://a b` in ANSI mode and is null without; it is java.net.URI, so that http://é.b/ has no host',
    instead: 'urlPart, by the separators of RFC 3986',
  },
  {
    spark: 'get_json_object',
    why: 'it writes numbers anew, as Java does: 2e23 is 1.9999999999999998E23 on Java 17, 1.50 is 1.5, and 1e400 is "Infinity" in quotes',
    instead: 'parseJson(text, z.object({ ... })).field(...), or a JSON column with a type in zod',
  },
  {
    spark: 'elt',
    why: 'an index outside is null without ANSI mode, and an error in it',
    instead: 'mapValues, or get of a list',
  },
  {
    spark: 'conv',
    why: 'what does not fit in 64 bits is 18446744073709551615 without ANSI mode, and an error in it',
    instead: 'mapValues, or unhex for text',
  },
  {
    spark: 'luhn_check (beyond ASCII)',
    why: 'it takes digits of all scripts, by the tables of Java: ٠ is true',
    instead: 'luhnCheck, for ASCII digits',
  },
  {
    spark: '\\b, \\w, (?i), \\p{L} of Java',
    why: 'they hang on the version of Java and its Unicode tables',
    instead: '\\b and \\w, which are ASCII here; the flag i for ASCII letters; ranges for others, as [À-ÿ]',
  },
]
