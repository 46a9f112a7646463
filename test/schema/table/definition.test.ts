import { type Refusal, refuse, type Text, table, tableFrom } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { z as z3 } from 'zod/v3'

/** What JavaScript without types could pass. */
const define = table as unknown as (...given: readonly unknown[]) => unknown

const raw = z.object({ title: z.string(), seen: z.boolean() })
const clean = (raw: { readonly title: unknown }): unknown => ({ title: raw.title })
const whole = "write table('pin', { raw: z.object({ ... }), clean: (raw) => ({ ... }) })"

class Category {}

const recursive: z.ZodType = z.object({
  name: z.string(),
  get sub() {
    return z.array(recursive)
  },
})
const author: z.ZodType = z.object({
  get books() {
    return z.array(book).nullable()
  },
})
const book: z.ZodType = z.object({
  get author() {
    return author
  },
})
const lazy: z.ZodType = z.object({ sub: z.lazy(() => z.array(lazy)) })
const anew = (): z.ZodType =>
  z.object({
    get sub() {
      return anew()
    },
  })
const holdsItself =
  'the type holds itself, and a column of Spark cannot; write its levels out, as many as the data has'

describe('a wrong definition is refused with the line to write:', () => {
  it.each<readonly [string, readonly unknown[], string]>([
    [
      'a plain shape as raw',
      ['pin', { raw: { title: z.string() }, clean }],
      'pin: raw: expected z.object({ ... }) of zod 4, got a plain object; wrap it: z.object({ ... })',
    ],
    [
      'an object of zod 3 as raw',
      ['pin', { raw: z3.object({ title: z3.string() }), clean }],
      "pin: raw: expected z.object({ ... }) of zod 4, got one of zod 3; import z of zod 4: import { z } from 'zod'",
    ],
    [
      'a function as raw',
      ['pin', { raw: () => raw, clean }],
      'pin: raw: expected z.object({ ... }) of zod 4, got a function; write z.object({ ... })',
    ],
    [
      'a column of zod 3',
      ['pin', { raw: z.object({ title: z3.string() as never }), clean }],
      "pin: title: expected a type of zod 4, got one of zod 3; import z of zod 4: import { z } from 'zod'",
    ],
    [
      'a plain object as a column',
      ['pin', { raw: z.object({ title: { a: z.string() } as never }), clean }],
      'pin: title: expected a type of zod 4, got a plain object; wrap it: z.object({ ... })',
    ],
    [
      'a class as a column',
      ['pin', { raw: z.object({ title: String as never }), clean }],
      'pin: title: expected a type of zod 4, got a function; write z.string() or another one',
    ],
    [
      'a type that holds itself',
      ['pin', { raw: z.object({ category: recursive, title: z.string() }), clean }],
      `pin: category: sub: element: ${holdsItself}`,
    ],
    ['raw that holds itself', ['pin', { raw: recursive, clean }], `pin: sub: element: ${holdsItself}`],
    [
      'types that hold each other',
      ['pin', { raw: z.object({ author }), clean }],
      `pin: author: books: element: author: ${holdsItself}`,
    ],
    [
      'a lazy type',
      ['pin', { raw: lazy, clean }],
      'pin: sub: z.lazy() cannot be carried to Spark; write the type itself; levels that hold each other are written out, as many as the data has',
    ],
    [
      'a type that makes itself anew',
      ['pin', { raw: z.object({ category: anew() }), clean }],
      'pin: category: sub: more than 100 types inside of each other cannot be carried; write fewer levels',
    ],
    [
      'braces without return',
      ['pin', { raw, clean: () => undefined }],
      'pin: clean returned nothing; put the object in parentheses: clean: (raw) => ({ ... })',
    ],
    [
      'clean that is async',
      ['pin', { raw, clean: async () => ({}) }],
      'pin: clean returned a promise; write it without async: clean: (raw) => ({ ... })',
    ],
    [
      'clean that gives one column',
      ['pin', { raw, clean: (raw: { readonly title: unknown }) => raw.title }],
      'pin: clean returned a column; give it a name: clean: (raw) => ({ name: ... })',
    ],
    [
      'clean that gives an array',
      ['pin', { raw, clean: (raw: { readonly title: unknown }) => [raw.title] }],
      'pin: clean returned an array; it takes an object of columns by name: clean: (raw) => ({ ... })',
    ],
    [
      'clean that gives text',
      ['pin', { raw, clean: () => 'title' }],
      'pin: clean returned text "title"; it takes an object of columns by name: clean: (raw) => ({ ... })',
    ],
    [
      'clean forgotten',
      ['pin', { raw }],
      'pin: clean: expected a function, got undefined; write clean: (raw) => ({ ... })',
    ],
    [
      'clean that is an object',
      ['pin', { raw, clean: {} }],
      'pin: clean: expected a function, got a plain object; write clean: (raw) => ({ ... })',
    ],
    ['no definition', ['pin'], `pin: expected a definition after the name, got undefined; ${whole}`],
    [
      'the definition first',
      [{ raw, clean }, 'pin'],
      `table: expected the table's name first, got a plain object; ${whole}`,
    ],
    ['nothing', [], `table: expected the table's name first, got undefined; ${whole}`],
    ['no raw', ['pin', { clean }], 'pin: needs raw, a z.object(...)'],
    [
      'from, which tableFrom takes',
      ['pin', { raw, from: table('first', { raw, clean: ({ title }) => ({ title }) }), clean }],
      "pin: takes raw, a z.object(...), for data that comes in; for the rows of another table write tableFrom('words', { from: pin, clean: (row) => ({ ... }) })",
    ],
    [
      'nulls that are text',
      ['pin', { raw, nulls: 'N/A', clean }],
      'pin: nulls: expected an array of text, got text "N/A"; write nulls: [\'N/A\']',
    ],
    [
      'where that is text',
      ['pin', { raw, clean, where: 'seen' }],
      'pin: where: expected a function, got text "seen"; write where: (row) => row.seen',
    ],
    [
      'where that returns nothing',
      ['pin', { raw, clean, where: () => undefined }],
      'pin: where: takes a rule that is true or false, got undefined',
    ],
    [
      'distinct of names',
      ['pin', { raw, clean, distinct: ['title'] }],
      'pin: distinct: expected true or false, got an array; write distinct: true',
    ],
    [
      'one row for each key of nothing',
      ['pin', { raw, clean, distinctBy: 'title' }],
      "pin: distinctBy: expected options, got text \"title\"; write distinctBy: { keys: 'id', keep: 'last', by: (row) => row.changed }",
    ],
    [
      'one row for each key, whichever',
      ['pin', { raw, clean, distinctBy: { keys: 'title', keep: 'last' } }],
      "pin: distinctBy: by: expected a function of a row, got undefined: rows have no order of their own; write distinctBy: { keys: 'id', keep: 'last', by: (row) => row.changed }",
    ],
    [
      'any row for each key',
      ['pin', { raw, clean, distinctBy: { keys: 'title', keep: 'any', by: clean } }],
      "pin: distinctBy: keep: expected 'first', 'last' or 'largest', got text \"any\"; write distinctBy: { keys: 'id', keep: 'last', by: (row) => row.changed }",
    ],
    [
      'one row for each key that there is not',
      [
        'pin',
        { raw, clean, distinctBy: { keys: 'titel', keep: 'last', by: (row: { title: Text }) => row.title } },
      ],
      'pin: distinctBy: there is no column "titel"; there are title',
    ],
    [
      'one row for no key',
      [
        'pin',
        { raw, clean, distinctBy: { keys: [], keep: 'last', by: (row: { title: Text }) => row.title } },
      ],
      'pin: distinctBy: takes one key or more, got none; of all rows, top(...) keeps the first',
    ],
    [
      'a column of a key that is misspelt in the order',
      [
        'pin',
        { raw, clean, distinctBy: { keys: 'title', keep: 'last', by: (row: { titel: Text }) => row.titel } },
      ],
      'pin: distinctBy: there is no column "titel"; there are title',
    ],
    [
      'the largest of an order',
      [
        'pin',
        {
          raw,
          clean,
          distinctBy: { keys: 'title', keep: 'largest', by: (row: { title: Text }) => row.title.asc() },
        },
      ],
      "pin: distinctBy: by: keep: 'largest' takes columns, got an order; leave out asc() or desc(), or keep 'first'",
    ],
    [
      'an order by a constant',
      ['pin', { raw, clean, distinctBy: { keys: 'title', keep: 'first', by: () => 'title' } }],
      'pin: distinctBy: by: takes orders, got text "title"',
    ],
    [
      'rows that are distinct twice',
      ['pin', { raw, clean, distinct: true, distinctBy: { keys: 'title', keep: 'first', by: clean } }],
      'pin: distinctBy: takes the place of distinct: rows that are equal in every column have the same keys; leave out distinct',
    ],
    [
      'an object of a class as a column of the result',
      ['pin', { raw, clean: () => ({ a: new Category() }) }],
      'pin.a: expected a column or a plain value, got an object (Category)',
    ],
  ])('%s', (_, given, message) => {
    let error: unknown
    try {
      define(...given)
      refuse('nothing was refused')
    } catch (caught) {
      error = caught
    }
    expect((error as Refusal).name).toBe('Refusal')
    expect((error as Refusal).message).toBe(message)
  })

  it.each<readonly [string, readonly unknown[], string]>([
    [
      'raw, which table takes',
      ['pin', { raw, from: table('first', { raw, clean: ({ title }) => ({ title }) }), clean }],
      "pin: takes from, another table; for data that comes in write table('pin', { raw: z.object({ ... }), clean: (raw) => ({ ... }) })",
    ],
    [
      'from that is no table',
      ['pin', { from: raw, clean }],
      'pin: from: expected a table that table() or fromJSON() made, got an object (ZodObject); write from: pin',
    ],
  ])('tableFrom refuses %s', (_, given, message) => {
    expect(() => (tableFrom as (...of: readonly unknown[]) => unknown)(...given)).toThrow(message)
  })

  it.each<readonly [string, (raw: { readonly title: Text }) => unknown, RegExp]>([
    [
      'a template',
      ({ title }) => `${title} x`,
      /^pin: clean: title: a column is a rule, not a value: a template .* write concat/u,
    ],
    [
      '+',
      ({ title }) => (title as never) + (1 as never),
      /^pin: clean: title: .*operators look at the rule, never at a cell; write the column's methods/u,
    ],
    ['<', ({ title }) => (title as never) < 1, /^pin: clean: title: .*write the column's methods/u],
    // biome-ignore lint/suspicious/noDoubleEquals: it is what is refused
    ['==', ({ title }) => (title as never) == 'x', /^pin: clean: title: .*write the column's methods/u],
  ])('a column refuses %s', (_, rule, message) => {
    expect(() => define('pin', { raw, clean: (given: never) => ({ a: rule(given) }) })).toThrow(message)
  })

  it('types of 50 levels are carried', () => {
    const nested = Array.from({ length: 50 }).reduce<z.ZodType>((inner) => z.array(inner), z.string())
    expect(() => define('pin', { raw: z.object({ title: nested }), clean })).not.toThrow()
  })
})
