import { sql } from '@lockstep/codegen'
import { type Column, type Int, type List, type Long, table, tableFrom } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { madeBy } from '../../../packages/codegen/src/lower/made.js'

const raw = z.object({ x: z.int32(), y: z.int32(), l: z.int64(), xs: z.array(z.int32()) })

interface Raw {
  readonly x: Int
  readonly y: Int
  readonly l: Long
  readonly xs: List<Int>
}

/** The SQL of one rule, on one line. */
const sqlOf = (rule: (columns: Raw) => Column): string => {
  const text = sql(table('t', { raw, clean: (columns) => ({ answer: rule(columns) }) }))
  return /SELECT (.*) AS answer/u.exec(text.replace(/\s+/gu, ' '))?.[1] ?? text
}

describe('a sum of integers', () => {
  it('is what one would write by hand', () => {
    expect(sqlOf(({ x }) => x.add(1))).toBe('try_add(x, 1)')
    expect(sqlOf(({ x }) => x.coalesce(0).add(1))).toBe('try_add(coalesce(x, 0), 1)')
    expect(sqlOf(({ xs }) => xs.at(0).add(1))).toBe('try_add(get(xs, 0), 1)')
    expect(sqlOf(({ x }) => x.multiply(2).add(1))).toBe('try_add(try_multiply(x, 2), 1)')
    expect(sqlOf(({ x }) => x.subtract(1).add(1))).toBe('try_add(try_subtract(x, 1), 1)')
    expect(sqlOf(({ x }) => x.toDecimal(10, 0).add('1').add('1'))).not.toContain('BIGINT')
  })

  it('is kept apart from a sum in it, which Spark would bring into another order', () => {
    const apart = 'try_add(try_cast(try_cast(try_add(x, 1) AS BIGINT) AS INT), -1)'
    expect(sqlOf(({ x }) => x.add(1).add(-1))).toBe(apart)
    expect(sqlOf(({ x, y }) => y.add(x.add(1)))).toContain(
      'try_cast(try_cast(try_add(x, 1) AS BIGINT) AS INT)',
    )
    expect(sqlOf(({ l }) => l.add(1n).add(2n))).toContain(
      'try_cast(try_cast(try_add(l, 1L) AS DECIMAL(19, 0)) AS BIGINT)',
    )
    expect(sqlOf(({ x, y }) => x.add(1).coalesce(y).add(-1))).toContain('BIGINT')
  })
})

it('a product of integers is kept apart from a product in it', () => {
  expect(sqlOf(({ x }) => x.add(1).multiply(2))).toBe('try_multiply(try_add(x, 1), 2)')
  expect(sqlOf(({ x }) => x.multiply(2).multiply(0))).toBe(
    'try_multiply(try_cast(try_cast(try_multiply(x, 2) AS BIGINT) AS INT), 0)',
  )
})

it('what cleaned columns were made of is known, through tables made from tables', () => {
  const first = table('first', { raw, clean: ({ x, y }) => ({ x, sum: x.add(1), product: x.multiply(y) }) })
  const second = tableFrom('second', {
    from: first,
    clean: ({ x, sum, product }) => ({ sum: x, x: sum.coalesce(x), product }),
  })
  const [firstSums, secondSums] = [madeBy(first.relation)('tryAdd'), madeBy(second.relation)('tryAdd')]
  expect(['x', 'sum', 'product'].filter(firstSums)).toEqual(['sum'])
  expect(['x', 'sum', 'product'].filter(secondSums)).toEqual(['x'])
  expect(['x', 'sum', 'product'].filter(madeBy(second.relation)('tryMultiply'))).toEqual(['product'])
})

describe('a division', () => {
  it('by a constant is what one would write by hand', () => {
    expect(sqlOf(({ x }) => x.divide(2))).toBe('try_divide(x, 2)')
    expect(sqlOf(({ x }) => x.remainder(2))).toBe('x % 2')
    expect(sqlOf(({ x }) => x.pmod(16))).toBe('pmod(x, 16)')
    expect(sqlOf(({ l }) => l.div(60n))).toBe('l DIV 60L')
  })

  it('by a column is by null where that is zero, which fails in no ANSI mode', () => {
    expect(sqlOf(({ x, y }) => x.remainder(y))).toBe('x % CASE WHEN y <> 0 THEN y END')
    expect(sqlOf(({ x, l }) => x.div(l))).toBe('x DIV CASE WHEN l <> 0L THEN l END')
    expect(sqlOf(({ l, y }) => l.div(y))).toContain('(l = -9223372036854775808L AND y = -1)')
    expect(sqlOf(({ x, y }) => x.div(y))).not.toContain('AND')
  })
})

it('the least integer, which has no opposite, is null before its sign is changed', () => {
  expect(sqlOf(({ x }) => x.abs())).toBe('abs(CASE WHEN x <> -2147483648 THEN x END)')
  expect(sqlOf(({ l }) => l.negate())).toBe('negative(CASE WHEN l <> -9223372036854775808L THEN l END)')
})

it('a decimal of more than 34 digits, which Spark 4.2.0 would round, changes its sign by its digits', () => {
  expect(sqlOf(({ x }) => x.toDecimal(34, 0).abs())).toContain('abs(')
  expect(sqlOf(({ x }) => x.toDecimal(35, 0).abs())).not.toContain('abs(')
  expect(sqlOf(({ x }) => x.toDecimal(35, 0).negate())).not.toContain('negative(')
})
