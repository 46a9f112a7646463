import type { AggregateKind } from '@lockstep/schema'
import type { AggregateKernel } from '../../../packages/transforms/src/relations/aggregates/groups.js'
import { aggregateKernels } from '../../../packages/transforms/src/relations/aggregates/index.js'

type Kernels = Record<AggregateKind, AggregateKernel>

/** Runs something while a kernel is another one. */
const instead =
  (kind: AggregateKind, wrong: (right: AggregateKernel) => AggregateKernel) =>
  <T>(run: () => T): T => {
    const kernels = aggregateKernels as Kernels
    const right = kernels[kind]
    kernels[kind] = wrong(right)
    try {
      return run()
    } finally {
      kernels[kind] = right
    }
  }

const ofDoubles =
  (change: (values: Float64Array) => Float64Array) =>
  (right: AggregateKernel): AggregateKernel =>
  (values, groups, of) => {
    const made = right(values, groups, of)
    return made.layout === 'double' ? { ...made, values: change(made.values) } : made
  }

/** Kernels that are wrong, by what they do. */
export const wrongKernels: Readonly<Record<string, <T>(run: () => T) => T>> = {
  'the lower of two in the middle is the median': instead(
    'median',
    (right) => (values, groups, of) => right(values, groups, { ...of, share: 0.5 - 1e-9 }),
  ),
  'a sum of nothing is 0': instead('sum', (right) => (values, groups, of) => {
    const made = right(values, groups, of)
    return { ...made, validity: null }
  }),
  'the last digit of a mean is another': instead(
    'avg',
    ofDoubles((values) => values.map((value) => value * (1 + Number.EPSILON))),
  ),
  'doubles are added as they come': instead('sum', (right) => (values, groups, of) => {
    const [column] = values
    if (column?.layout !== 'double') return right(values, groups, of)
    const sums = new Float64Array(groups.count)
    for (const [row, group] of groups.numbers.entries())
      if (column.validity === null || (((column.validity[row >> 3] ?? 0) >> (row & 7)) & 1) === 1)
        sums[group] = (sums[group] ?? 0) + (column.values[row] ?? 0)
    return { ...right(values, groups, of), values: sums } as ReturnType<AggregateKernel>
  }),
  'the variance is that of a population': instead(
    'variance',
    ofDoubles((values) => values.map((value) => value / 2)),
  ),
  'the least value is the greatest': instead('min', () => aggregateKernels.max),
}
