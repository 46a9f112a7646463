import { at, type Field, nearestOf, refuse, showGiven, showType, type Type } from '@lockstep/schema'
import { fieldOf, fitsType, isNothing, isRecord, listElements } from './row-values.js'

const nested = (place: string, name: string): string => (place === '' ? name : `${place}.${name}`)

const checkFields = (
  fields: readonly Field[],
  value: Readonly<Record<string, unknown>>,
  place: string,
): void => {
  const names = fields.map(({ name }) => name)
  const unknown = Object.keys(value).find((name) => !names.includes(name))
  if (unknown !== undefined) {
    const near = nearestOf(unknown, names)
    const there =
      near === undefined ? `there are ${names.join(', ')}` : `did you mean ${JSON.stringify(near)}?`
    refuse(`there is no column ${JSON.stringify(nested(place, unknown))}; ${there}`)
  }
  for (const { name, type } of fields) checkValue(type, fieldOf(value, name), nested(place, name))
}

const checkValue = (type: Type, value: unknown, place: string): void => {
  if (value === undefined || value === null) return
  const expected = (): never =>
    at(place, () => refuse(`expected ${showType(type)} or null, got ${showGiven(value)}`))
  if (type.kind === 'list') {
    for (const [index, element] of listElements(Array.isArray(value) ? value : expected()).entries())
      checkValue(type.element, element, `${place}[${index}]`)
  } else if (type.kind === 'struct') {
    checkFields(type.fields, isRecord(value) ? value : expected(), place)
  } else if (
    isNothing(value) ||
    !fitsType(type, value) ||
    (type.kind === 'text' && typeof value !== 'string')
  )
    expected()
}

/**
 * Checks that a row has no other columns than these, and in each a value of its type or null.
 * @throws Refusal that says row and path, what was expected and what came.
 */
export const checkRow = (fields: readonly Field[], value: unknown, row: number): void =>
  at(`row ${row + 1}`, () =>
    isRecord(value) ? checkFields(fields, value, '') : refuse(`expected an object, got ${showGiven(value)}`),
  )
