import { type Node, outputsOf, type RawColumns, replaceNodes, type Text, table } from '@lockstep/schema'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const raw = z.object({ a: z.string(), b: z.string() })

/** The node of a rule. */
const nodeOf = (make: (columns: RawColumns<typeof raw.shape>) => Text): Node => {
  const [output] = outputsOf(table('t', { raw, clean: (columns) => ({ x: make(columns) }) }))
  if (output === undefined) throw new Error('no output')
  return output.node
}

const [a, b] = [nodeOf((of) => of.a), nodeOf((of) => of.b)]

describe('nodes in the places of others', () => {
  it('make the rule that is written with them, rules with names and what these stand for among it', () => {
    const one = nodeOf((of) => of.a.trim().stripPrefix('$').coalesce(of.b))
    expect(replaceNodes(one, new Map([[a, b]]))).toBe(
      nodeOf((of) => of.b.trim().stripPrefix('$').coalesce(of.b)),
    )
    expect(
      replaceNodes(
        one,
        new Map([
          [a, b],
          [b, a],
        ]),
      ),
    ).toBe(nodeOf((of) => of.b.trim().stripPrefix('$').coalesce(of.a)))
  })

  it('leave what does not hold the others as it is', () => {
    const one = nodeOf((of) => of.a.trim())
    expect(replaceNodes(one, new Map([[b, a]]))).toBe(one)
  })
})
