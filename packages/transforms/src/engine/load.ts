import {
  type AnyTable,
  type Family,
  families,
  isTable,
  type Meaning,
  type Node,
  refuse,
  relationsOf,
  rulesOf,
  walk,
} from '@lockstep/schema'
import type { Kernel } from '../column/column.js'
import { ruledBy } from '../fused/ruled.js'
import type { Engine } from './engine.js'
import { loadFamily, loadFusion, loadRelation, loadRule, namedRules } from './loaders.js'

const isKeyOf = <T extends object>(name: PropertyKey, table: T): name is keyof T => Object.hasOwn(table, name)

/** What is computed for a node: a rule without a kernel of its own is the graph that it stands for. */
const computedFor = (node: Node): readonly Node[] =>
  node.operation === 'rule' && !isKeyOf(node.rule, loadRule) ? [node.means] : node.children

const computed = (roots: readonly Node[]): readonly Node[] => {
  const nodes: Node[] = []
  roots.forEach(walk(computedFor, (node: Node) => void nodes.push(node)))
  return nodes
}

const familyOf: ReadonlyMap<string, Family> = new Map(
  Object.entries(families).flatMap(([family, lines]) =>
    Object.keys(lines).map((operation) => [operation, family as Family] as const),
  ),
)

/** What is loaded for some nodes, each thing once: what it is called, and the nodes that need it. */
const byNeed = <T>(
  nodes: readonly Node[],
  needOf: (node: Node) => T | undefined,
): readonly (readonly [T, readonly Node[]])[] => {
  const needs = new Map<T, Node[]>()
  for (const node of nodes) {
    const need = needOf(node)
    if (need !== undefined) needs.set(need, [...(needs.get(need) ?? []), node])
  }
  return [...needs]
}

/**
 * Loads what a table is cleaned by: the families of operations, rules and relations that it names, and no others.
 * @throws Error that says what could not be loaded, and the table that needs it.
 */
export const loadEngine = async (table: AnyTable): Promise<Engine> => {
  if (!isTable(table)) return refuse('prepare takes a table that table() or fromJSON() made')
  const relations = relationsOf([table.relation])
  const nodes = computed(relations.flatMap(rulesOf))

  const load = async <T>(what: string, loading: () => Promise<T>): Promise<T> => {
    try {
      return await loading()
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new Error(
        `${table.name}: ${what} could not be loaded: ${why}; see that the network is there and that the server has every file of the bundle, then load the page again`,
        { cause },
      )
    }
  }
  const called = (of: readonly Node[]): string =>
    [...new Set(of.map((node) => (node.operation === 'rule' ? node.rule : node.operation)))].join(', ')

  const families = byNeed(nodes, ({ operation }) => familyOf.get(operation)).map(([family, of]) =>
    load<object>(`the kernels of ${family} (${called(of)})`, () => loadFamily[family](of)),
  )
  const rules = byNeed(nodes, (node) =>
    node.operation === 'rule' && isKeyOf(node.rule, loadRule) ? node.rule : undefined,
  ).map(([rule]) => load<object>(`the kernel of the rule ${rule}`, loadRule[rule]))
  const fusions = Object.entries(loadFusion)
    .filter(([, { fits }]) => fits(nodes))
    .map(([name, fusion]) => load(`the fused kernel ${name}`, fusion.load))
  const kinds = new Set(relations.map(({ relation }) => relation))
  const beside = [...kinds].map((kind) => {
    const loading = loadRelation[kind]
    return loading === null ? {} : load(`what does ${kind}`, loading)
  })

  const [kernels, ruleKernels, structures, others] = await Promise.all([
    Promise.all(families),
    Promise.all(rules),
    Promise.all(fusions),
    Promise.all(beside),
  ])
  return {
    meaning: Object.assign({}, ...kernels) as Meaning<Kernel>,
    fusions: [ruledBy(namedRules(Object.assign({}, ...ruleKernels))), ...structures],
    remember: () => refuse('distinct was not loaded'),
    keepOne: () => refuse('distinctBy was not loaded'),
    ...Object.assign({}, ...others),
  }
}
