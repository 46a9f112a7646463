import {
  type Bool,
  type Int,
  type List,
  list,
  type Nullable,
  type Present,
  type Struct,
  struct,
  type Text,
  table,
} from '@lockstep/schema'
import { describe, it } from 'vitest'
import { z } from 'zod'

const raw = z.object({ tags: z.array(z.string()), lists: z.array(z.array(z.string())), name: z.string() })

describe('transform and filter', () => {
  it('know the class and null-ness of elements, of what is made of them, and of the list', () => {
    table('t', {
      raw,
      clean: (raw) => {
        const trimmed: List<Text, Nullable> = raw.tags.transform((tag) => tag.trim())
        const known: List<Bool<Present>, Nullable> = raw.tags.transform((tag) => tag.isNull())
        const present: List<Text<Present>, Present> = list(raw.name.coalesce('a'), 'b').transform((letter) =>
          letter.trim(),
        )
        const deep: List<List<Int>> = raw.lists.transform((list) => list.transform((tag) => tag.length()))
        const ones: List<Int<Present>> = raw.tags.transform(() => 1)
        const kept: List<Text<Present>, Present> = list(raw.name.coalesce('a'), 'b').filter((letter) =>
          letter.equals(raw.name),
        )
        const total: Int = raw.tags.aggregate(0, (before: Int, tag: Text) => before.add(tag.length()))
        const last: Text = raw.tags.aggregate(raw.name, (before, tag) => tag.coalesce(before))
        const made: Struct<{ readonly name: Text; readonly one: Int<Present> }, Present> = struct({
          name: raw.name,
          one: 1,
        })
        const name: Text = made.field('name')
        return { trimmed, known, present, deep, ones, kept, total, last, made, name }
      },
    })
  })

  it('do not compile with what is neither column nor plain value, and with a filter that is not true or false', () => {
    const wrong = () =>
      table('t', {
        raw,
        clean: (raw) => ({
          // @ts-expect-error an object is no column
          object: raw.tags.transform((tag) => ({ tag })),
          // @ts-expect-error text is neither true nor false
          text: raw.tags.filter((tag) => tag.trim()),
          // @ts-expect-error elements are text
          sum: raw.tags.transform((tag) => tag.add(1)),
          // @ts-expect-error what came before is an int
          total: raw.tags.aggregate(0, (_, tag) => tag),
          // @ts-expect-error there is no such field
          field: struct({ name: raw.name }).field('title'),
          // @ts-expect-error isNull is never null, and elements of tags can be
          element: raw.tags.transform((tag) => tag.trim()) satisfies List<Text<Present>>,
        }),
      })
    void wrong
  })
})
