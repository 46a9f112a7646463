import { date, decimal, table, timestamp } from '@lockstep/schema'
import { cleanRows } from '@lockstep/transforms'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const pin = table('pin', {
  raw: z.object({
    index: z.int32(),
    title: z.string(),
    price: decimal(5, 2),
    day: date(),
    at: timestamp(),
    tags: z.array(z.string()),
    place: z.object({ city: z.string(), floor: z.int32() }),
  }),
  clean: (raw) => raw,
})

const asked = (row: object) => () => cleanRows(pin, [{}, row] as never, { strict: true })

describe('strict rows', () => {
  it('are those whose columns there are, each of its type, null or absent', () => {
    const rows = [
      {
        index: 1,
        title: null,
        price: '1.50',
        day: '2020-01-31',
        at: new Date(0),
        tags: ['a', null],
        place: { city: 'x', floor: 2 },
      },
      { index: undefined },
    ]
    expect(cleanRows(pin, rows, { strict: true })).toEqual(cleanRows(pin, rows))
  })

  it.each<readonly [string, object, string]>([
    ['a misspelt column', { titel: 'a' }, 'pin: row 2: there is no column "titel"; did you mean "title"?'],
    [
      'a column that is like none',
      { description: 'a' },
      'pin: row 2: there is no column "description"; there are index, title, price, day, at, tags, place',
    ],
    ['text for a number', { index: '1' }, 'pin: row 2: index: expected int or null, got text "1"'],
    ['a number for text', { title: 1776 }, 'pin: row 2: title: expected text or null, got number 1776'],
    [
      'a fraction for a whole number',
      { index: 1.5 },
      'pin: row 2: index: expected int or null, got number 1.5',
    ],
    ['NaN', { index: Number.NaN }, 'pin: row 2: index: expected int or null, got number NaN'],
    ['no date', { day: '31.01.2020' }, 'pin: row 2: day: expected date or null, got text "31.01.2020"'],
    [
      'an element of a list',
      { tags: ['a', 'b', 3] },
      'pin: row 2: tags[2]: expected text or null, got number 3',
    ],
    ['text for a list', { tags: 'a,b' }, 'pin: row 2: tags: expected list<text> or null, got text "a,b"'],
    [
      'a field of a struct',
      { place: { city: 'x', floor: 'y' } },
      'pin: row 2: place.floor: expected int or null, got text "y"',
    ],
    [
      'an unknown field',
      { place: { flor: 1 } },
      'pin: row 2: there is no column "place.flor"; did you mean "floor"?',
    ],
  ])('are not %s', (_, row, message) => {
    expect(asked(row)).toThrow(message)
  })

  it('are not asked for by a misspelt option', () => {
    expect(() => cleanRows(pin, [], { strikt: true } as never)).toThrow(
      'cleanRows: there is no option "strikt"; did you mean "strict"? there are strict',
    )
  })
})

describe('rows are typed by the raw schema', () => {
  it('so that a misspelt column and a wrong type do not compile', () => {
    // @ts-expect-error -- there is no column titel
    expect(cleanRows(pin, [{ titel: 'a' }])[0]?.title).toBe(null)
    // @ts-expect-error -- an int is no text
    expect(cleanRows(pin, [{ index: 'x' }])[0]?.index).toBe(null)
    expect(cleanRows(pin, [{ index: 7, title: 'a' }])[0]?.index).toBe(7)
  })
})
