import { decimal, parseJson, parseJsonEntries, struct } from '@lockstep/schema'
import { z } from 'zod'
import { type Case, of } from './cases.js'

const pin = z.object({
  title: z.string(),
  likes: z.int32(),
  id: z.int(),
  price: decimal(6, 2),
  score: z.float64(),
  public: z.boolean(),
})

const nothing = { title: null, likes: null, id: null, price: null, score: null, public: null }

const nested = z.object({
  'a.b`c': z.array(z.string()),
  s: z.object({ x: z.int32(), y: z.object({ z: z.string() }) }),
  l: z.array(z.object({ n: z.string(), t: z.array(z.array(z.int32())) })),
})

const empty = { 'a.b`c': null, s: null, l: null }

/** Rows of input and answer for the operations of `schema/graph/operations/json.ts`. */
export const json: readonly Case[] = [
  of(
    'parseJson',
    (raw) => parseJson(raw.text, z.object({ title: z.string(), likes: z.int32() })),
    { text: '{"title": "a", "likes": 3}', answer: { title: 'a', likes: 3 } },
    { text: '{"likes":"3","title":3}', answer: { title: null, likes: null } },
    { text: '{}', answer: { title: null, likes: null } },
    { text: 'no JSON', answer: null },
    { text: '', answer: null },
    { answer: null },
  ),
  of(
    'parseJson',
    (raw) => parseJson(raw.text, pin),
    {
      text: '{"title":"é\\u00e9\\n\\/\\ud83d\\ude00","likes":-1,"id":9007199254740993,"price":1.005,"score":1.5,"public":true}',
      answer: {
        title: 'éé\n/😀',
        likes: -1,
        id: 9007199254740993n,
        price: '1.01',
        score: 1.5,
        public: true,
      },
    },
    {
      text: '{"title":{"a":1},"likes":1.0,"id":9223372036854775808,"price":10000,"score":"1.5","public":"true"}',
      answer: nothing,
    },
    {
      text: '{"title":[1.50],"likes":2147483648,"id":1e2,"price":"1.00","score":"NaN","public":1}',
      answer: nothing,
    },
    {
      text: '{"title":"_","likes":-0,"id":-0,"price":-0.001,"score":-0,"public":false}',
      answer: { title: '_', likes: 0, id: 0n, price: '0.00', score: 0, public: false },
    },
    {
      text: '{"title":"\\ud83d","likes":null,"price":1e2,"score":-0.0}',
      answer: { ...nothing, title: '?', price: '100.00', score: -0 },
    },
    {
      text: '{"score":1e400,"price":0.005}',
      answer: { ...nothing, score: Number.POSITIVE_INFINITY, price: '0.01' },
    },
    {
      text: '{"score":123456789012345678901234567890}',
      answer: { ...nothing, score: 1.2345678901234568e29 },
    },
    {
      text: '{"likes":1,"likes":2,"id":1,"id":"x","title":"a","title":null}',
      answer: { ...nothing, likes: 2, id: 1n },
    },
    { text: '{"Title":"a","LIKES":1,"\\u0069d":7,"_title":"b"}', answer: { ...nothing, id: 7n } },
    { text: ' \t\r\n{ "likes" :\n1 , "other" : [ {"a":[]} , "]" ] } rest', answer: { ...nothing, likes: 1 } },
    { text: '{"likes":1}}', answer: { ...nothing, likes: 1 } },
    { text: '\ufeff{"likes":1}', answer: null },
    { text: '\u00a0{"likes":1}', answer: null },
    { text: '[{"likes":1}]', answer: null },
    { text: 'null', answer: null },
    { text: '"{}"', answer: null },
    { text: ' ', answer: null },
    { text: '{"likes":1', answer: null },
    { text: '{"likes":1,}', answer: null },
    { text: '{"likes":01}', answer: null },
    { text: '{"likes":1.}', answer: null },
    { text: '{"likes":+1}', answer: null },
    { text: '{"score":NaN}', answer: null },
    { text: '{"score":-Infinity}', answer: null },
    { text: '{"public":truex}', answer: null },
    { text: "{'likes':1}", answer: null },
    { text: '{likes:1}', answer: null },
    { text: '{"title":"a\tb"}', answer: null },
    { text: '{"title":"\\q"}', answer: null },
    { text: '{"title":"\\u12"}', answer: null },
    { text: '{"title":"a', answer: null },
    { text: '{"likes":1 /* one */}', answer: null },
    { text: '{"other":tru,"likes":1}', answer: null },
  ),
  of(
    'parseJson',
    (raw) => parseJson(raw.text, nested),
    {
      text: '{"a.b`c":["x",null,"_\\"y"],"s":{"x":1,"y":{"z":"q"}},"l":[{"n":"a","t":[[1],[],null]},{"n":5},null,{}]}',
      answer: {
        'a.b`c': ['x', null, '_"y'],
        s: { x: 1, y: { z: 'q' } },
        l: [{ n: 'a', t: [[1], [], null] }, { n: null, t: null }, null, { n: null, t: null }],
      },
    },
    {
      text: '{"a.b`c":["x",1],"s":{"x":"1","y":[]},"l":[{"t":[[1],["2"]],"n":"a"},{"n":"b"}]}',
      answer: {
        'a.b`c': ['x', null],
        s: { x: null, y: null },
        l: [
          { n: 'a', t: null },
          { n: 'b', t: null },
        ],
      },
    },
    {
      text: '{"a.b`c":["x",{"y":"\\ud83d"},[1.5],-0.0,true],"s":{"x":1,"x":"2","y":{"z":"a","z":[]}}}',
      answer: { ...empty, 'a.b`c': ['x', null, null, null, null], s: { x: 1, y: { z: null } } },
    },
    { text: '{"a.b`c":{},"s":[{"x":1}],"l":[{"n":"a"},5]}', answer: empty },
    { text: '{"a.b`c":[],"s":{},"l":[]}', answer: { 'a.b`c': [], s: { x: null, y: null }, l: [] } },
    { text: '{}', answer: empty },
    { answer: null },
  ),
  of(
    'parseJson',
    (raw) => parseJson(raw.text, z.array(z.string())),
    { text: '["a", "b", null]', answer: ['a', 'b', null] },
    { text: '[]', answer: [] },
    { text: '{"a":1}', answer: null },
    { text: 'null', answer: null },
    { text: '["a"', answer: null },
    { answer: null },
  ),
  of(
    'parseJson',
    (raw) =>
      raw.tags.transform((tag) =>
        parseJson(tag, z.object({ n: z.string(), l: z.array(z.object({ m: z.string() })) })),
      ),
    {
      tags: ['{"n":"a","l":[{"m":"b"},{"m":1}]}', 'x', null],
      answer: [{ n: 'a', l: [{ m: 'b' }, { m: null }] }, null, null],
    },
    { tags: [], answer: [] },
    { answer: null },
  ),
  of(
    'parseJsonEntries',
    (raw) => parseJsonEntries(raw.text, z.string()),
    {
      text: '{"en": "a", "de": "\\u00e9\\ud83d", "a":null, "en":"_", "n":1.5, "":"x"}',
      answer: [
        { key: 'en', value: 'a' },
        { key: 'de', value: 'é?' },
        { key: 'a', value: null },
        { key: 'en', value: '_' },
        { key: 'n', value: null },
        { key: '', value: 'x' },
      ],
    },
    { text: ' {"\\u0061\\ud83d":"b"} rest', answer: [{ key: 'a?', value: 'b' }] },
    { text: '{}', answer: [] },
    { text: '["a"]', answer: null },
    { text: '{"a":"b"', answer: null },
    { text: 'null', answer: null },
    { text: '', answer: null },
    { answer: null },
  ),
  of(
    'parseJsonEntries',
    (raw) => parseJsonEntries(raw.text, z.int32()),
    {
      text: '{"b":1,"a":2,"c":null}',
      answer: [
        { key: 'b', value: 1 },
        { key: 'a', value: 2 },
        { key: 'c', value: null },
      ],
    },
    { text: '{"b":1,"a":"2"}', answer: null },
    { text: '{"b":1.5}', answer: null },
  ),
  of(
    'parseJsonEntries',
    (raw) => parseJsonEntries(raw.text, z.object({ x: z.int32(), l: z.array(z.string()) })),
    {
      text: '{"b":{"x":1,"l":["_",2]},"a":{"x":"1"},"c":null,"d":{}}',
      answer: [
        { key: 'b', value: { x: 1, l: ['_', null] } },
        { key: 'a', value: { x: null, l: null } },
        { key: 'c', value: null },
        { key: 'd', value: { x: null, l: null } },
      ],
    },
    { text: '{"b":{"x":1},"a":5}', answer: null },
  ),
  of(
    'toJson',
    (raw) => struct({ name: raw.text, size: raw.int, tags: raw.tags }).toJson(),
    { text: 'a', int: 1, tags: ['x', null], answer: '{"name":"a","size":1,"tags":["x",null]}' },
    {
      text: '"\\/\b\f\n\r\t\u0001\u007f\u2028é😀<',
      answer: '{"name":"\\"\\\\/\\b\\f\\n\\r\\t\\u0001\u007f\u2028é😀<"}',
    },
    { tags: [], answer: '{"tags":[]}' },
    { answer: '{}' },
  ),
  of(
    'toJson',
    (raw) =>
      struct({
        'a"b\n': raw.bool,
        long: raw.long,
        date: raw.date,
        none: struct({ text: raw.text }),
      }).toJson({ nulls: 'kept' }),
    {
      bool: true,
      long: 9223372036854775807n,
      date: '2024-02-29',
      text: 'x',
      answer: '{"a\\"b\\n":true,"long":9223372036854775807,"date":"2024-02-29","none":{"text":"x"}}',
    },
    { answer: '{"a\\"b\\n":null,"long":null,"date":null,"none":{"text":null}}' },
  ),
  of(
    'toJson',
    (raw) => struct({ d: raw.text.toDecimal(10, 8), w: raw.text.toDecimal(38, 0) }).toJson(),
    { text: '1.10', answer: '{"d":1.10000000,"w":1}' },
    { text: '0', answer: '{"d":0E-8,"w":0}' },
    { text: '-0.00000012', answer: '{"d":-1.2E-7,"w":0}' },
    { text: '0.000001', answer: '{"d":0.00000100,"w":0}' },
    {
      text: '99999999999999999999999999999999999999',
      answer: '{"w":99999999999999999999999999999999999999}',
    },
  ),
  of(
    'toJson',
    (raw) => raw.stops.toJson(),
    {
      stops: [{ name: 'a', codes: [1, null] }, {}, null],
      answer: '[{"name":"a","codes":[1,null]},{},null]',
    },
    { stops: [], answer: '[]' },
    { answer: null },
  ),
]
