import type { Field } from '../types/types.js'
import { type Node, node } from './node.js'

/** A column that comes in; it can be null unless it is said that it cannot. */
export const columnNode = ({ name, type, nullable = true }: Field & { readonly nullable?: boolean }): Node =>
  node('column', [], { name, type, nullable }) as Node
