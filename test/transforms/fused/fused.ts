import { type AnyTable, type Node, outputFields } from '@lockstep/schema'
import { type Cell, cells } from '@lockstep/test'
import { type clean, cleanWith, kernels } from '@lockstep/transforms'
import { z } from 'zod'
import { fusions } from '../../../packages/transforms/src/fused/fusions.js'

/** One text. */
export const raw = z.object({ text: z.string() })

/** `clean` without fused kernels. */
export const stepByStep = cleanWith(kernels)

/** The cells of every column of a cleaned table. */
export const cleaned = (
  by: typeof clean,
  of: AnyTable,
  input: Parameters<typeof clean>[1],
): readonly Cell[][] => cells(by(of, input), outputFields(of)).map((column) => [...column.cells])

/** Whether one kernel computes a node and some below it. */
export const isFused = (node: Node | undefined): boolean =>
  node !== undefined && fusions.some((fusion) => fusion(node) !== null)
