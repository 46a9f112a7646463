import { type Column, concat, type Text, table, types, when } from '@lockstep/schema'
import { clean, cleanRows, rowsOf, tableOfRows } from '@lockstep/transforms'
import { DataType, Field, makeData, RecordBatch, Schema, Struct, Table, Utf8 } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  beforeLower,
  beforeUpper,
  type Translation,
} from '../../../packages/codegen/src/lower/new-letters.js'
import type { TextColumn } from '../../../packages/transforms/src/column/column.js'
import { lowerCase, upperCase } from '../../../packages/transforms/src/kernels/letters/case.js'
import { substring, trim } from '../../../packages/transforms/src/kernels/text/substring.js'
import { texts as edges } from '../../kit/draw/edges.js'
import { lay } from '../../kit/draw/lay.js'
import { answers, answersOfTwo } from './answers.js'

const anyText = fc.oneof(
  fc.constantFrom(...edges),
  fc.string({ unit: fc.constantFrom(' ', 'a', 'b', 'é', '\u0301', '😀', 'k', '\ufeff'), maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 8 }).map((drawn) => drawn.toWellFormed()),
)
const cells = fc.array(fc.option(anyText), { maxLength: 20 })
const pairs = fc.array(fc.tuple(fc.option(anyText), fc.option(anyText)), { maxLength: 20 })

/** A rule makes of every text what a plain function makes of it. */
const does = (rule: (column: Text) => Column, plain: (cell: string) => unknown): void =>
  fc.assert(
    fc.property(cells, (drawn) => {
      const expected = drawn.map((cell) => (cell === null ? null : plain(cell)))
      expect(answers(z.string(), rule, drawn)).toEqual(expected)
    }),
  )

const doesToTwo = (
  rule: (left: Text, right: Text) => Column,
  plain: (left: string, right: string) => unknown,
): void =>
  fc.assert(
    fc.property(pairs, (drawn) => {
      const expected = drawn.map(([left, right]) =>
        left === null || right === null ? null : plain(left, right),
      )
      expect(answersOfTwo(z.string(), z.string(), rule, drawn)).toEqual(expected)
    }),
  )

describe('text operations on JavaScript strings', () => {
  it('trim removes U+0020 alone', () => {
    does(
      (text) => text.trim(),
      (cell) => cell.replace(/^ +/u, '').replace(/ +$/u, ''),
    )
  })

  it.each([/a/u, / /u, /[ab]+/u, /^a/u, /k$/u, /é|a\u0301?/u, /[^b]/u])(
    'split gives the pieces around %s',
    (pattern) => {
      does(
        (text) => text.split(pattern),
        (cell) => cell.split(pattern),
      )
    },
  )

  it('length counts code points', () => {
    does(
      (text) => text.length(),
      (cell) => [...cell].length,
    )
  })

  it('concat joins, constants among the parts', () => {
    doesToTwo(
      (left, right) => concat('<', left, '😀', right, left, ''),
      (left, right) => `<${left}😀${right}${left}`,
    )
  })

  it('startsWith and endsWith compare whole characters', () => {
    doesToTwo(
      (left, right) => left.startsWith(right),
      (left, right) => left.startsWith(right),
    )
    doesToTwo(
      (left, right) => left.endsWith(right),
      (left, right) => left.endsWith(right),
    )
  })

  it('substring is the part that a window and the text share', () => {
    const edge = fc.constantFrom(0, 1, -1, 2_147_483_647, -2_147_483_648, 2_147_483_640, -2_147_483_640)
    const place = fc.oneof(edge, fc.integer({ min: -9, max: 9 }), fc.integer())
    fc.assert(
      fc.property(cells, place, place, (drawn, from, length) => {
        const window = (cell: string): string => {
          const all = [...cell]
          const start = from > 0 ? from - 1 : from < 0 ? all.length + from : 0
          return all.slice(Math.max(start, 0), Math.max(start + length, 0)).join('')
        }
        const rule = (text: Text): Text => text.substring(from, length)
        const expected = drawn.map((cell) => (cell === null ? null : window(cell)))
        expect(answers(z.string(), rule, drawn)).toEqual(expected)
      }),
    )
  })

  it('patterns are found and replaced as JavaScript does, in many portions', () => {
    const many = Array.from({ length: 12_000 }, (_, index) =>
      index % 11 === 0
        ? null
        : ['', 'k', '9k', `é${index}k`, `😀${index}`, '\ufeffa', 'a'.repeat(index % 99)][index % 7],
    ).map((cell) => cell ?? null)
    const plain = (of: (cell: string) => unknown): readonly unknown[] =>
      many.map((cell) => (cell === null ? null : of(cell)))
    const rule = (of: (text: Text) => Column): readonly unknown[] => answers(z.string(), of, many)
    expect(rule((text) => text.regexpReplace(/([0-9])k$/u, '$1000'))).toEqual(
      plain((cell) => cell.replace(/([0-9])k$/u, '$1000')),
    )
    expect(rule((text) => text.regexpReplace(/[^0-9]/u, '-'))).toEqual(
      plain((cell) => cell.replace(/[^0-9]/gu, '-')),
    )
    expect(rule((text) => text.regexpReplace(/^\ufeff/u, ''))).toEqual(
      plain((cell) => cell.replace(/^\ufeff/u, '')),
    )
    expect(rule((text) => text.regexpReplace(/nowhere/u, ''))).toEqual(many)
    expect(rule((text) => text.regexpExtract(/([0-9]+)k/u, 1))).toEqual(
      plain((cell) => /([0-9]+)k/u.exec(cell)?.[1] ?? ''),
    )
    expect(rule((text) => text.rlike(/k$/u))).toEqual(plain((cell) => cell.endsWith('k')))
    expect(rule((text) => text.rlike(/^a/u))).toEqual(plain((cell) => cell.startsWith('a')))
    expect(rule((text) => text.rlike(/^\ufeffa$/u))).toEqual(plain((cell) => cell === '\ufeffa'))
    expect(rule((text) => text.rlike(/[12]k/u))).toEqual(plain((cell) => /[12]k/u.test(cell)))
  })
})

const everyLetter = Array.from({ length: 0x110000 }, (_, codePoint) => codePoint)
  .filter((codePoint) => codePoint < 0xd800 || codePoint > 0xdfff)
  .map((codePoint) => String.fromCodePoint(codePoint))

/** Every code point in upper and in lower case. */
const inCases = (letters: readonly string[]) => {
  const rules = table('letters', {
    raw: z.object({ letter: z.string() }),
    clean: ({ letter }) => ({ upper: letter.upper(), lower: letter.lower() }),
  })
  return cleanRows(
    rules,
    letters.map((letter) => ({ letter })),
  )
}

describe('upper and lower', () => {
  const ours = inCases(everyLetter)

  it('are those of Unicode 17, for every code point, whatever the engine knows', () => {
    const engine = Number(process.versions.unicode)
    const differ = everyLetter.flatMap((letter, index) => {
      const { upper, lower } = ours[index] ?? {}
      return [
        [letter, upper, letter.toUpperCase()],
        [letter, lower, letter.toLowerCase()],
      ].filter(([, mine, engines]) => mine !== engines)
    })
    const older = differ.filter(([letter, , engines]) => engines === letter)
    const newer = differ.filter(([letter, mine]) => mine === letter)
    if (engine >= 17) expect(older).toEqual([])
    if (engine <= 17) expect(newer).toEqual([])
    expect(differ.length).toBe(older.length + newer.length)
  })

  it('go letter by letter: a capital sigma is never the final one', () => {
    const mixed = fc.string({
      unit: fc.constantFrom('Α', 'Σ', 'σ', 'ς', 'i', 'I', '\u0307', 'ß', ' ', '.', 'a', 'İ', '\u0345'),
    })
    const join = (parts: readonly (string | null)[]): string => parts.map((part) => part ?? '').join('')
    fc.assert(
      fc.property(mixed, (drawn) => {
        const [whole] = inCases([drawn])
        const letters = inCases([...drawn])
        expect(whole?.upper).toBe(join(letters.map(({ upper }) => upper)))
        expect(whole?.lower).toBe(join(letters.map(({ lower }) => lower)))
      }),
    )
  })

  it('are not changed by what Spark is given first', () => {
    const translate = (letter: string, { from, to }: Translation): string =>
      [...to][[...from].indexOf(letter)] ?? letter
    const letters = [...beforeUpper.from, ...beforeLower.from]
    const given = (translation: Translation): readonly string[] =>
      letters.map((letter) => translate(letter, translation))
    const untouched = inCases(letters)
    expect(inCases(given(beforeUpper)).map((row) => row.upper)).toEqual(untouched.map((row) => row.upper))
    expect(inCases(given(beforeLower)).map((row) => row.lower)).toEqual(untouched.map((row) => row.lower))
    expect([...beforeUpper.from].length).toBe(95)
  })
})

const textColumn = (...values: readonly string[]): TextColumn => {
  const bytes = new TextEncoder().encode(values.join(''))
  const ends = values.map((_, index) => new TextEncoder().encode(values.slice(0, index + 1).join('')).length)
  const cells = { layout: 'text', type: types.text, length: values.length, validity: null } as const
  return { ...cells, offsets: Int32Array.of(0, ...ends), bytes }
}

describe('columns', () => {
  it('are shared where nothing changes', () => {
    const same = textColumn('AB', '', '1 é')
    expect(trim(same)).toBe(same)
    expect(substring(1, 9)(same)).toBe(same)
    const capitals = textColumn('AB', '', '12')
    expect(upperCase(capitals)).toBe(capitals)
    expect(lowerCase(textColumn('ab'))).toEqual(textColumn('ab'))
  })

  it('stay dictionaries beside constants', () => {
    const rules = table('words', {
      raw: z.object({ word: z.string() }),
      clean: ({ word }) => ({ tag: concat('#', word.trim().upper(), word) }),
    })
    const rows = ['a', 'b ', 'a', null].map((word) => ({ word }))
    const input = lay(rules, { rows, layout: { batch: 9, before: 2, text: 'dictionary' } })
    const output = clean(rules, input)
    expect(DataType.isDictionary(output.schema.fields[0]?.type)).toBe(true)
    expect(rowsOf(rules, output).map(({ tag }) => tag)).toEqual(['#Aa', '#Bb ', '#Aa', null])
  })

  it('stay dictionaries where any text they are chosen from came as one, and only there', () => {
    const rules = table('words', {
      raw: z.object({ word: z.string(), flag: z.boolean() }),
      clean: ({ word, flag }) => ({
        first: when(flag, word).otherwise('none'),
        second: when(flag, 'none').otherwise(word),
        filled: word.coalesce('none'),
        inner: when(flag, when(word.equals('a'), 'x').otherwise('y')).otherwise(word),
        made: when(flag, 'x').otherwise('y'),
      }),
    })
    const rows = ['a', 'b', null].map((word, index) => ({ word, flag: index !== 1 }))
    const kept = (text: 'utf8' | 'dictionary'): readonly boolean[] => {
      const { schema } = clean(rules, lay(rules, { rows, layout: { batch: 9, before: 2, text } }))
      return schema.fields.map(({ type }) => DataType.isDictionary(type))
    }
    expect(kept('dictionary')).toEqual([true, true, true, true, false])
    expect(kept('utf8')).toEqual([false, false, false, false, false])
  })

  it('of no rows give no rows', () => {
    const rules = table('none', {
      raw: z.object({ word: z.string() }),
      clean: ({ word }) => ({
        a: concat(word, '!').lower(),
        b: word.regexpReplace(/a/u, ''),
        c: word.length(),
      }),
    })
    expect(clean(rules, tableOfRows(rules, [])).numRows).toBe(0)
  })
})

describe('bytes that are no UTF-8', () => {
  const rules = table('bytes', {
    raw: z.object({ cell: z.string() }),
    clean: ({ cell }) => ({
      trim: cell.trim(),
      upper: cell.upper(),
      lower: cell.lower(),
      length: cell.length(),
      front: cell.substring(2, 3),
      back: cell.substring(-3, 2),
      joined: concat(cell, '|', cell),
      starts: cell.startsWith('é'),
      ends: cell.endsWith('é'),
      found: cell.rlike(/^[^a]*é/u),
      replaced: cell.regexpReplace(/[^a]é/u, '<$$>'),
      extracted: cell.regexpExtract(/(.)é/u, 1),
    }),
  })

  /** Cells of any bytes as Arrow holds them. */
  const tableOf = (cells: readonly Uint8Array[]): Table => {
    const offsets = new Int32Array(cells.length + 1)
    cells.forEach((cell, index) => {
      offsets[index + 1] = (offsets[index] ?? 0) + cell.length
    })
    const { length } = cells
    const data = makeData({
      type: new Utf8(),
      length,
      nullCount: 0,
      valueOffsets: offsets,
      data: Buffer.concat(cells),
    })
    const schema = new Schema([new Field('cell', new Utf8(), true)])
    const struct = makeData({ type: new Struct(schema.fields), length, nullCount: 0, children: [data] })
    return new Table(schema, [new RecordBatch(schema, struct)])
  }

  it('never throw, and never change the cells beside them', () => {
    const bytes = fc.uint8Array({ maxLength: 6 })
    const good = anyText.map((drawn) => new TextEncoder().encode(drawn))
    fc.assert(
      fc.property(fc.array(fc.tuple(bytes, good), { maxLength: 12 }), (drawn) => {
        const mixed = rowsOf(rules, clean(rules, tableOf(drawn.flat())))
        const alone = rowsOf(rules, clean(rules, tableOf(drawn.map(([, cell]) => cell))))
        expect(mixed.filter((_, index) => index % 2 === 1)).toEqual(alone)
      }),
    )
  })
})
