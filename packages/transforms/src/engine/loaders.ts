import {
  byName,
  type Family,
  type MeaningOf,
  type Node,
  type Operation,
  type OperationsOf,
  type RelationKind,
  type RulesMeaning,
} from '@lockstep/schema'
import type { Kernel } from '../column/column.js'
import type { Fusion } from '../fused/fusion.js'
import type { structures } from '../fused/fusions.js'
import type { RuleKernels, RuleWithKernel } from '../kernels/rules.js'
import type { Engine } from './engine.js'

// Each `import()` is a file of its own once a page is bundled. A family, rule or relation that is not in its table
// does not compile.

/** Whether a node makes decimals, or is made of them. */
const hasDecimals = ({ type, children }: Node): boolean =>
  [type, ...children.map((child) => child.type)].some(({ kind }) => kind === 'decimal')

type FamilyLoaders = {
  readonly [F in Family]: (nodes: readonly Node[]) => Promise<MeaningOf<Kernel, OperationsOf<F> & Operation>>
}

/** The kernels of a family, for the nodes of it that a table has. */
export const loadFamily: FamilyLoaders = {
  core: async () => (await import('../kernels/core/core.js')).core,
  logic: async () => (await import('../kernels/logic/logic.js')).logic,
  compare: async () => (await import('../kernels/compare/compare.js')).compare,
  cast: async (nodes) =>
    nodes.some(hasDecimals)
      ? (await import('../kernels/cast/cast.js')).castKernel
      : (await import('../kernels/cast/plain-cast.js')).plainCast,
  text: async () => (await import('../kernels/text/text.js')).text,
  letters: async () => (await import('../kernels/letters/letters.js')).letters,
  pattern: async () => (await import('../kernels/pattern/pattern.js')).pattern,
  number: async (nodes) =>
    nodes.some(hasDecimals)
      ? (await import('../kernels/number/number.js')).number
      : (await import('../kernels/number/plain-number.js')).plainNumber,
  time: async () => (await import('../kernels/time/time.js')).time,
  format: async () => (await import('../kernels/format/format.js')).format,
  calendar: async () => (await import('../kernels/calendar/calendar.js')).calendar,
  bits: async () => (await import('../kernels/bits/bits.js')).bits,
  floating: async () => (await import('../kernels/floating/floating.js')).floating,
  list: async () => (await import('../kernels/list/list.js')).list,
  elements: async () => (await import('../kernels/elements/elements.js')).elements,
  struct: async () => (await import('../kernels/struct/struct.js')).struct,
  json: async () => (await import('../kernels/json/json.js')).json,
  pieces: async () => (await import('../kernels/pieces/pieces.js')).pieces,
  encode: async () => (await import('../kernels/encode/encode.js')).encode,
  digest: async () => (await import('../kernels/digest/digest.js')).digest,
  lookup: async () => (await import('../kernels/lookup/lookup.js')).lookup,
  padding: async () => (await import('../kernels/padding/padding.js')).padding,
}

const strip = async (): Promise<RuleKernels<'stripPrefix' | 'stripSuffix'>> =>
  (await import('../kernels/text/strip/strip.js')).stripRules

const ascii = async (): Promise<RuleKernels<'lowerAscii' | 'upperAscii'>> =>
  (await import('../kernels/letters/ascii-letters.js')).asciiRules

/** The kernels of rules that have one. */
export const loadRule: { readonly [K in RuleWithKernel]: () => Promise<RuleKernels<K>> } = {
  stripPrefix: strip,
  stripSuffix: strip,
  lowerAscii: ascii,
  upperAscii: ascii,
  suffixedNumber: async () => (await import('../kernels/cast/suffix/suffix.js')).suffixRules,
  writeTimestamp: async () => (await import('../kernels/format/write-dates.js')).writtenRules,
  dressedNumber: async () => (await import('../kernels/cast/dressed/dressed.js')).dressedRules,
}

/** What is fused, and whether it can be found among some nodes. */
export interface FusionLoader {
  readonly fits: (nodes: readonly Node[]) => boolean
  readonly load: () => Promise<Fusion>
}

const has =
  (...operations: readonly Node['operation'][]) =>
  (nodes: readonly Node[]): boolean =>
    nodes.some(({ operation }) => operations.includes(operation))

const readsTime = has('toDate', 'toTimestamp')
const coalesces = has('coalesce')
const sums = has('tryAdd', 'trySubtract')

/** The fused kernels that are found by structure, in the order of `fusions`. */
export const loadFusion: { readonly [K in keyof typeof structures]: FusionLoader } = {
  oncePerText: {
    fits: has('regexpReplace', 'regexpExtract'),
    load: async () => (await import('../fused/once-per-text.js')).oncePerText,
  },
  laterFormats: {
    fits: (nodes) => readsTime(nodes) && coalesces(nodes),
    load: async () => (await import('../fused/later-formats.js')).laterFormats,
  },
  widenedSum: {
    fits: (nodes) => sums(nodes.filter(({ type }) => type.kind === 'long')),
    load: async () => (await import('../fused/widened-sum.js')).widenedSum,
  },
}

/** What kinds of relations need beside the engine. */
export const loadRelation: {
  readonly [K in RelationKind]: (() => Promise<Partial<Pick<Engine, 'remember' | 'keepOne'>>>) | null
} = {
  source: null,
  select: null,
  where: null,
  distinct: async () => ({ remember: (await import('../relations/distinct/memory.js')).inMemory }),
  distinctBy: async () => ({ keepOne: (await import('./distinct-by.js')).distinctByOperator }),
  join: null,
  aggregate: null,
  top: null,
  window: null,
  explode: null,
  union: null,
  sort: null,
  limit: null,
}

/** Kernels of rules by name. */
export const namedRules = (kernels: Partial<RuleKernels<RuleWithKernel>>): RulesMeaning<Kernel> =>
  byName(kernels)
