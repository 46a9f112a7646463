import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Column, type Text, table } from '@lockstep/schema'
import { cleanRows } from '@lockstep/transforms'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const folder = join(import.meta.dirname, '../../../packages/schema/src/column')

/** An example of a doc comment: a rule on `row.text`, and what it makes of some texts. */
interface Example {
  readonly file: string
  readonly code: string
  readonly pairs: readonly (readonly [unknown, unknown])[]
}

const value = (text: string): unknown => new Function(`return (${text})`)()

/** `'a' becomes 'b', 'c' becomes null`: what stands before each `becomes`, and behind it. */
const pairsOf = (said: string): Example['pairs'] =>
  [
    ...said.matchAll(/(null|'(?:[^'\\]|\\.)*') becomes ((?:'(?:[^'\\]|\\.)*'|\[[^\]]*\]|[^,])+)(?:, |$)/gu),
  ].map(([, from = '', to = '']) => [value(from), value(to)])

const examplesIn = (file: string): readonly Example[] =>
  [...readFileSync(join(folder, file), 'utf8').matchAll(/^ *\* (row\.text\..+) \/\/ (.+)$/gmu)].map(
    ([, code = '', said = '']) => ({ file, code, pairs: pairsOf(said) }),
  )

const examples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap(examplesIn)

/** Longs are written as numbers. */
const plain = (of: unknown): unknown => (typeof of === 'bigint' ? Number(of) : of)

const answersOf = (code: string, texts: readonly unknown[]): readonly unknown[] => {
  const rule = new Function('row', `return ${code}`) as (row: { readonly text: Text }) => Column
  const one = table('example', {
    raw: z.object({ text: z.string().nullable() }),
    clean: (row) => ({ answer: rule(row as { readonly text: Text }) }),
  })
  return cleanRows(one, texts.map((text) => ({ text })) as never).map(({ answer }) => plain(answer))
}

describe('the examples of doc comments', () => {
  it('are many', () => {
    expect(examples.length).toBeGreaterThan(50)
  })

  it.each(examples.map((example) => [`${example.file}: ${example.code}`, example] as const))(
    '%s',
    (_, { code, pairs }) => {
      expect(pairs.length).toBeGreaterThan(0)
      expect(
        answersOf(
          code,
          pairs.map(([from]) => from),
        ),
      ).toEqual(pairs.map(([, to]) => to))
    },
  )
})
