import { fusions } from '../fused/fusions.js'
import { kernels } from '../kernels/index.js'
import { inMemory } from '../relations/distinct/memory.js'
import { distinctByOperator } from './distinct-by.js'
import type { Engine } from './engine.js'

/** All of Lockstep's own. */
export const engine: Engine = { meaning: kernels, fusions, remember: inMemory, keepOne: distinctByOperator }
