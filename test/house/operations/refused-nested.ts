import type { Refused } from './refused.js'

/** What is refused of lists, structs, maps and JSON. Facts were measured on Spark 3.5.7 and 4.2.0, ANSI on and off, Java 17. */
export const refusedNested: readonly Refused[] = [
  {
    spark: 'aggregate that begins with a list or a struct',
    why: 'Spark takes it that what the first value has no null in never has one: after array(0), coalesce(y, 9) of a null that was put in gives null in the list, and 0 once it is read again',
    instead: 'transform and filter, or aggregate to text, numbers, true or false, dates',
  },
  {
    spark: 'reduce, aggregate with a function for the end',
    why: 'they are aggregate, and the function of its result, by other names',
    instead: 'aggregate(...), and what is to be done with it',
  },
  {
    spark: 'from_json of a text that is no string',
    why: 'a number becomes the text that Java prints (1.50 is 1.5, 2E23 is 1.9999999999999998E23 on Java 17, 1e400 is "Infinity" in quotes), and an object is written anew with such numbers',
    instead: 'parseJson, where text comes from strings alone; a decimal for the number',
  },
  {
    spark: 'from_json of what is not well-formed',
    why: 'it gives a struct of nulls, as for {}, so that nobody can tell the two apart; single quotes and NaN are taken',
    instead: 'parseJson, which is null there, and reads strict JSON',
  },
  {
    spark: 'from_json of dates and timestamps',
    why: "it goes by the session's zone and its settings of time",
    instead: 'z.string() in the schema, and then toDate and toTimestamp',
  },
  {
    spark: 'to_json of doubles and timestamps',
    why: "Java before 19 does not write the shortest digits; timestamps are written on the session's clock",
    instead: 'toDecimal and dateFormat before toJson',
  },
  {
    spark: 'map, map_from_entries, map_from_arrays, map_concat, str_to_map, transform_keys',
    why: 'a key that comes twice stops the query (DUPLICATED_MAP_KEY), unless spark.sql.mapKeyDedupPolicy says otherwise, and so does a key that is null (NULL_MAP_KEY), while from_json makes a map that has a key twice; 0.0 and -0.0 are two keys on 3.5 and one on 4; maps cannot be compared, sorted or made different (INVALID_ORDERING_TYPE), and have the order in which they were put together',
    instead:
      "parseJsonEntries, or a list of struct({ key, value }), and of that filter((pair) => pair.field('key').equals('a')).at(0)",
  },
  {
    spark: 'map_keys, map_values, map_entries, map_filter, transform_values, map_zip_with',
    why: 'they are of maps, which are not here',
    instead: "transform((pair) => pair.field('key')), and filter, of a list of structs",
  },
  {
    spark: 'json_tuple',
    why: 'it is get_json_object of several names',
    instead: 'parseJson(text, z.object({ ... })) with its fields',
  },
  {
    spark: 'json_array_length, json_object_keys, schema_of_json',
    why: 'they take single quotes, and object_keys gives a name twice that comes twice',
    instead: 'parseJson(text, z.array(z.string())).arraySize(); a schema that is written down',
  },
]
