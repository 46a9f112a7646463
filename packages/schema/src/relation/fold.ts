import { refuse } from '../errors/refusal.js'
import { nodesOf, walk } from '../graph/fold.js'
import type { Node } from '../graph/node.js'
import type { Field } from '../types/types.js'
import { nodesInParts } from './parts.js'
import { type Relation, type RelationOf, relation } from './relation.js'
import { type Inputs, type RelationKind, relationLine } from './relations.js'

/** What every kind of relation means: a function from a relation and what its inputs mean to an `R`. */
export type RelationMeaning<R> = {
  readonly [K in RelationKind]: (relation: RelationOf<K>, ...of: Inputs<K, R>) => R
}

const inputsOf = (of: Relation): readonly Relation[] => of.inputs

/** Walks relations: what a root means, by what its kinds mean. Relations that are `known` are not walked. */
export const foldRelations = <R>(
  meaning: RelationMeaning<R>,
  known?: Iterable<readonly [Relation, R]>,
): ((root: Relation) => R) =>
  walk(
    inputsOf,
    (each: Relation, of: readonly R[]) =>
      (meaning[each.relation] as (relation: Relation, ...of: readonly R[]) => R)(each, ...of),
    known,
  )

/** The relations that some roots are made of, each once, inputs before what is made of them. */
export const relationsOf = (roots: readonly Relation[]): readonly Relation[] => {
  const all: Relation[] = []
  const visit = walk(inputsOf, (each: Relation) => void all.push(each))
  roots.forEach(visit)
  return all
}

/** The rules of a relation's own, in the order of its parts. */
export const rulesOf = (of: Relation): readonly Node[] => nodesInParts(of.relation, of.parts)

/** The same relation with another one in the place of one that it is made of. */
export const withInstead = (root: Relation, of: Relation, by: Relation): Relation =>
  walk(
    inputsOf,
    (each: Relation, inputs: readonly Relation[]) =>
      relation(each.relation, inputs as never, each.parts as never) as Relation,
    [[of, by]],
  )(root)

/** The sources that a relation is made of. */
export const sourcesOf = (root: Relation): readonly RelationOf<'source'>[] =>
  relationsOf([root]).flatMap((each) => (each.relation === 'source' ? [each] : []))

/**
 * The one source that a relation is made of.
 * @throws Refusal where there are several.
 */
export const onlySourceOf = (root: Relation): RelationOf<'source'> => {
  const [source, ...others] = sourcesOf(root)
  return source === undefined || others.length > 0
    ? refuse(`takes rows of one source, got ${1 + others.length}`)
    : source
}

/** The columns of an input that a relation looks at by itself: null where it passes all of them on. */
const looksAt: RelationMeaning<ReadonlySet<string> | null> = {
  source: () => null,
  select: (of) =>
    new Set(
      nodesOf(rulesOf(of)).flatMap((node) => (node.operation === 'column' ? [node.constants.name] : [])),
    ),
  where: () => null,
  distinct: () => null,
  distinctBy: () => null,
  join: () => null,
  aggregate: () => null,
  top: () => null,
  window: () => null,
  explode: () => null,
  union: () => null,
  sort: () => null,
  limit: () => null,
}

/** The columns of a source that are read, in its order: what rules name, or all that are passed on. */
export const readsOf = (
  root: Relation,
  source: RelationOf<'source'> = onlySourceOf(root),
): readonly Field[] => {
  const looks = foldRelations(looksAt)
  const over = relationsOf([root]).filter(({ inputs }) => (inputs as readonly Relation[]).includes(source))
  const read = over.map(looks)
  return source.parts.fields.filter(({ name }) =>
    read.length === 0 ? true : read.some((names) => names === null || names.has(name)),
  )
}

/** The longest part of a relation, from its source up, in which each row can be made without any other. */
export const rowPart = (root: Relation): Relation => {
  const seesMore = new Set<Relation>()
  let part: Relation | undefined
  for (const each of relationsOf([root])) {
    if (relationLine(each.relation).sees !== 'row' || inputsOf(each).some((input) => seesMore.has(input)))
      seesMore.add(each)
    else part = each
  }
  return part ?? root
}

const select: RelationMeaning<RelationOf<'select'> | undefined> = {
  source: () => undefined,
  select: (own) => own,
  where: (_, of) => of,
  distinct: (_, of) => of,
  distinctBy: (_, of) => of,
  join: () => undefined,
  aggregate: () => undefined,
  top: (_, of) => of,
  window: () => undefined,
  explode: () => undefined,
  union: () => undefined,
  sort: (_, of) => of,
  limit: (_, of) => of,
}

/**
 * The select that made the columns that go out, before any row of it was left out.
 * @throws Refusal where nothing is selected.
 */
export const lastSelect = (root: Relation): RelationOf<'select'> =>
  foldRelations(select)(root) ?? refuse('nothing is selected')
