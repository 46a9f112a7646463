import { families, nodesOf, outputsOf } from '@lockstep/schema'
import { cleanRows } from '@lockstep/transforms'
import { describe, expect, it } from 'vitest'
import { cases } from '../../cases/index.js'

describe('the kernels', () => {
  it.each(
    Object.values(cases)
      .flat()
      .map((one) => [one.operation, one] as const),
  )('give the answers of Spark: %s', (_, { table, rows }) => {
    expect(cleanRows(table, rows)).toEqual(rows.map(({ answer }) => ({ answer })))
  })
})

describe('every operation', () => {
  it.each(
    Object.entries(families).flatMap(([family, lines]) =>
      Object.keys(lines).map((operation) => [operation, family] as const),
    ),
  )('%s has cases, of rules that a column method makes, in cases/%s.ts', (operation, family) => {
    const own = (cases[family] ?? []).filter((one) => one.operation === operation)
    expect(
      own.flatMap((one) => one.rows).length,
      `rows for ${operation} in test/cases/${family}.ts`,
    ).toBeGreaterThan(1)
    for (const { table } of own)
      expect(nodesOf(outputsOf(table).map((column) => column.node)).map((node) => node.operation)).toContain(
        operation,
      )
  })
})
