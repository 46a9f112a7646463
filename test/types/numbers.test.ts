import {
  type Bool,
  type Decimal,
  type Double,
  decimal,
  type Int,
  type Long,
  type Present,
  table,
} from '@lockstep/schema'
import { describe, expectTypeOf, it } from 'vitest'
import { z } from 'zod'

const raw = z.object({ int: z.int32(), long: z.int64(), double: z.float64(), price: decimal(10, 2) })

describe('the class of a column', () => {
  it('that is divided is of the smallest type that holds both', () => {
    table('t', {
      raw,
      clean: ({ int, long, double, price }) => {
        expectTypeOf(int.divide(long)).toEqualTypeOf<Double>()
        expectTypeOf(int.remainder(10)).toEqualTypeOf<Int>()
        expectTypeOf(int.remainder(long)).toEqualTypeOf<Long>()
        expectTypeOf(long.remainder(int)).toEqualTypeOf<Long>()
        expectTypeOf(long.remainder(10n)).toEqualTypeOf<Long>()
        expectTypeOf(long.remainder(double)).toEqualTypeOf<Double>()
        expectTypeOf(double.remainder(int)).toEqualTypeOf<Double>()
        expectTypeOf(int.pmod(long)).toEqualTypeOf<Long>()
        expectTypeOf(int.div(2)).toEqualTypeOf<Long>()
        expectTypeOf(int.abs()).toEqualTypeOf<Int>()
        expectTypeOf(price.negate()).toEqualTypeOf<Decimal>()
        return { int }
      },
    })
  })

  it('that is compared can be null where its parts can', () => {
    table('t', {
      raw,
      clean: ({ int, price }) => {
        const present = int.coalesce(0)
        expectTypeOf(int.between(1, 2)).toEqualTypeOf<Bool>()
        expectTypeOf(present.between(1, 2)).toEqualTypeOf<Bool<Present>>()
        expectTypeOf(present.between(1, int)).toEqualTypeOf<Bool>()
        expectTypeOf(present.isIn(1, 2)).toEqualTypeOf<Bool<Present>>()
        expectTypeOf(int.greatest(present)).toEqualTypeOf<Int<Present>>()
        expectTypeOf(price.least(price)).toEqualTypeOf<Decimal>()
        return { int }
      },
    })
  })
})

describe('what does not compile', () => {
  it('is a division of decimals, of which Spark rounds the quotients', () => {
    const never = (_: () => unknown): void => {}
    never(() =>
      table('t', {
        raw,
        clean: ({ int, price }) => ({
          // @ts-expect-error a decimal has no divide
          a: price.divide(2),
          // @ts-expect-error nor can an int be divided by one
          b: int.divide(price),
          // @ts-expect-error doubles have no whole quotient
          c: int.div(int.toDouble()),
        }),
      }),
    )
  })
})
