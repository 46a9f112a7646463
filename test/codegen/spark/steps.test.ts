import { literalOf, types } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import {
  call,
  col,
  lit,
  operator,
  partsOf,
  type Spark,
  tryCast,
} from '../../../packages/codegen/src/spark/expression.js'
import { names } from '../../../packages/codegen/src/spark/names.js'
import { type Named, steps } from '../../../packages/codegen/src/spark/steps.js'

const never = (): boolean => false
const of = (
  columns: readonly Named[],
  taken: readonly string[] = [],
  wantsNames: (of: Spark) => boolean = never,
) => steps(columns, names([...taken, ...columns.map((column) => column.name)]), { wantsNames })

const nested = (depth: number, wrap: (of: Spark) => Spark, inner: Spark = col('x')): Spark => {
  let of = inner
  for (let step = 0; step < depth; step++) of = wrap(of)
  return of
}

const trim = (of: Spark): Spark => call('trim', of)
const twice = (of: Spark): Spark => call('concat', of, of)

/** The number of expressions in a tree, each as often as it would be printed. */
const size = (of: Spark): number => partsOf(of).reduce((sum, part) => sum + size(part), 1)
const sizes = (made: ReturnType<typeof of>): number =>
  [...made.steps.flat(), ...made.last].reduce((sum, column) => sum + size(column.of), 0)

describe('steps', () => {
  it('leaves alone what is used once, and columns and constants that are used often', () => {
    const one = lit(literalOf(types.int, 1))
    const columns = [
      { name: 'a', of: call('try_add', col('x'), one) },
      { name: 'b', of: call('try_add', col('x'), one) },
    ]
    expect(of(columns)).toEqual({ steps: [], last: columns })
  })

  it('leaves a field of a column alone', () => {
    const field: Spark = { kind: 'field', of: col('s'), name: 'f' }
    expect(of([{ name: 'a', of: twice(field) }]).steps).toEqual([])
  })

  it('names what is used twice in one rule after the column that it serves first', () => {
    const shared = trim(col('x'))
    expect(
      of([
        { name: 'title', of: twice(shared) },
        { name: 'other', of: shared },
      ]),
    ).toEqual({
      steps: [[{ name: 'title_1', of: shared }]],
      last: [
        { name: 'title', of: twice(col('title_1')) },
        { name: 'other', of: col('title_1') },
      ],
    })
  })

  it('gives no name that is taken, up to case', () => {
    const shared = trim(col('x'))
    const made = of([{ name: 'Title', of: twice(shared) }], ['TITLE_1', 'title_2'])
    expect(made.steps[0]?.[0]?.name).toBe('Title_3')
    const dotted = of([{ name: 'i', of: twice(shared) }], ['\u0130_1', '\u0131_2'])
    expect(dotted.steps[0]?.[0]?.name).toBe('i_3')
  })

  it('puts what does not need another beside it, and what does after it', () => {
    const a = trim(col('x'))
    const b = trim(col('y'))
    const both = call('concat', twice(a), twice(b))
    const made = of([{ name: 'c', of: twice(both) }])
    expect(made.steps.map((step) => step.map((column) => column.name))).toEqual([['c_1', 'c_2'], ['c_3']])
  })

  it('names what lies 40 deep, and no root', () => {
    expect(of([{ name: 'a', of: nested(40, trim) }]).steps).toEqual([])
    expect(of([{ name: 'a', of: nested(41, trim) }]).steps).toHaveLength(1)
    expect(of([{ name: 'a', of: nested(1_000, trim) }]).steps).toHaveLength(24)
  })

  it('names the parts of what wants names, unless they are columns', () => {
    const wants = ({ kind }: Spark): boolean => kind === 'tryCast'
    const cast = tryCast(trim(col('x')), types.int)
    expect(of([{ name: 'a', of: cast }], [], wants)).toEqual({
      steps: [[{ name: 'a_1', of: trim(col('x')) }]],
      last: [{ name: 'a', of: tryCast(col('a_1'), types.int) }],
    })
    expect(of([{ name: 'a', of: tryCast(col('x'), types.int) }], [], wants).steps).toEqual([])
    const twice = tryCast(tryCast(col('x'), types.long), types.int)
    expect(of([{ name: 'a', of: twice }], [], wants).last).toEqual([{ name: 'a', of: twice }])
  })

  it('grows by as much at each step, however much is shared', () => {
    const [ten, twenty, thirty] = [10, 20, 30].map((depth) =>
      sizes(of([{ name: 'a', of: nested(depth, twice) }])),
    )
    expect(twenty).toBeLessThan(80)
    expect((thirty ?? 0) - (twenty ?? 0)).toBe((twenty ?? 0) - (ten ?? 0))
  })

  it('walks 100,000 shared expressions without recursion, and as many columns', () => {
    const chain = nested(100_000, trim)
    expect(sizes(of([{ name: 'a', of: chain }]))).toBeLessThan(110_000)
    const shared = trim(col('x'))
    const columns = Array.from({ length: 20_000 }, (_, index) => ({
      name: `c${index}`,
      of: operator('NOT', shared),
    }))
    expect(of(columns).steps).toHaveLength(1)
  })

  it('refuses more results made of each other than Spark has stack for', () => {
    expect(of([{ name: 'a', of: nested(150, twice) }]).steps).toHaveLength(149)
    expect(() => of([{ name: 'a', of: nested(152, twice) }])).toThrow(/stack for 150; cut the table in two/u)
  })
})
