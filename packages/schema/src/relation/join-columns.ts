import { at, refuse } from '../errors/refusal.js'
import { checkNames } from '../types/names.js'
import { showType } from '../types/types.js'
import { columnsNamed, isOrdered } from './checks.js'
import type { Relation, RelationColumn } from './relation-types.js'
import type { PartsOf } from './relations.js'

/** The columns of a join: those of the left side and then those of the right one, keys that both name alike once. */
export const joinColumns = (
  { how, keys, nulls }: PartsOf<'join'>,
  left: Relation,
  right: Relation,
): readonly RelationColumn[] => {
  if (keys.length === 0) refuse('takes one key or more, got none')
  const ours = at('left', () => keys.map((key) => columnsNamed([key.left], left)[0] as RelationColumn))
  const theirs = at('right', () => keys.map((key) => columnsNamed([key.right], right)[0] as RelationColumn))
  for (const [index, { name, type }] of ours.entries()) {
    const other = theirs[index]
    if (!isOrdered(type)) refuse(`${name} is ${showType(type)}, which cannot be a key`)
    if (other !== undefined && other.type !== type)
      refuse(
        `${name} is ${showType(type)} on the left and ${other.name} is ${showType(other.type)} on the right: make them one type in a select before`,
      )
  }
  if (how === 'semi' || how === 'anti') return left.columns
  const shared = keys.filter((key) => key.left === key.right).map((key) => key.left)
  const others = right.columns.filter(({ name }) => !shared.includes(name))
  const clash = others.filter(({ name }) => left.columns.some((column) => column.name === name))
  if (clash.length > 0)
    refuse(
      `both sides have ${clash.map(({ name }) => name).join(', ')}: rename or leave out one in a select before, or join by it`,
    )
  const keyNames = how === 'inner' && !nulls ? keys.flatMap((key) => [key.left, key.right]) : []
  const sharedNulls = (name: string, own: boolean): boolean => {
    const other = right.columns.some((column) => column.name === name && column.nullable)
    return how === 'right' ? other : how === 'full' ? own || other : own
  }
  const own = (columns: readonly RelationColumn[], canLack: boolean): readonly RelationColumn[] =>
    columns.map((column) => ({
      ...column,
      nullable: shared.includes(column.name)
        ? sharedNulls(column.name, column.nullable) && !keyNames.includes(column.name)
        : canLack || (column.nullable && !keyNames.includes(column.name)),
    }))
  const lacks = { left: how === 'right' || how === 'full', right: how === 'left' || how === 'full' }
  const all = [...own(left.columns, lacks.left), ...own(others, lacks.right)]
  checkNames(all.map(({ name }) => name))
  return all
}
