import { ddl, explainSpark, notebook, pyspark, sql, structType } from '@lockstep/codegen'
import { rowSchema, table, toJSON } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const pin = table('pin', { raw: z.object({ title: z.string() }), clean: ({ title }) => ({ title }) })

const made = 'expected a table that table() or fromJSON() made, got'

describe.each(
  Object.entries({ ddl, explainSpark, pyspark, rowSchema, sql, structType, toJSON }) as [
    string,
    (given: unknown) => unknown,
  ][],
)('%s refuses', (name, run) => {
  it.each([
    ['a plain object', {}],
    ['undefined', undefined],
    ['null', null],
    ['an array', [pin]],
    ['text "pin"', 'pin'],
    ['a function', () => pin],
  ] as const)('%s', (shown, given) => {
    expect(() => run(given)).toThrow(`${name}: ${made} ${shown}; write ${name}(pin)`)
  })
})

describe('notebook refuses', () => {
  it('what is no array of tables', () => {
    expect(() => notebook(pin as never)).toThrow(
      'notebook: expected an array of tables, got a plain object; write notebook([pin])',
    )
    expect(() => notebook([undefined as never])).toThrow(`notebook: ${made} undefined; write notebook([pin])`)
  })
})
