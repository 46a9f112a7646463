import { at, refuse } from '../errors/refusal.js'
import { readRelations } from '../relation/json.js'
import { list, members, text } from '../relation/json-members.js'
import type { Relation } from '../relation/relation.js'
import type { Json } from '../types/json.js'
import { isZone, type Zone } from '../types/time.js'
import type { AnyTable } from './any-table.js'
import { checkTable, seal, type Table } from './check.js'
import { writeTable } from './write.js'

/**
 * A table as JSON, without loss: `fromJSON(toJSON(table))` has the very same relation. Relations are one flat list and
 * nodes another, in which each names what it is made of by its place, so that what is shared stays shared. `from` lists
 * the tables that it comes from, the first one first. `JSON.stringify(table)` writes the same.
 */
export const toJSON = (table: AnyTable): { readonly [name: string]: Json } =>
  writeTable(checkTable(table, 'toJSON(pin)'))

const readZone = (json: Json | undefined): Zone => {
  const zone = text(json, 'a zone')
  return isZone(zone)
    ? zone
    : refuse(`zone ${JSON.stringify(zone)} is neither UTC nor a fixed distance such as +05:30`)
}

/**
 * The table that `toJSON` wrote, checked again as when it was first defined.
 * @throws Refusal for JSON that does not hold such a table.
 */
export const fromJSON = (json: Json): Table => {
  const of = members(json, 'a table')
  return at(text(of.name, 'the name of a table'), () => {
    if (of.lockstep !== 1) refuse(`expected "lockstep": 1, got ${JSON.stringify(of.lockstep)}`)
    const relations = readRelations(of)
    const relationAt = (place: Json | undefined): Relation =>
      relations[Number(place)] ?? refuse(`there is no relation ${JSON.stringify(place)}`)
    const read = (json: Json, from: AnyTable | null): Table => {
      const { name, zone, relation } = members(json, 'a table')
      return seal({
        name: text(name, 'the name of a table'),
        zone: readZone(zone),
        from,
        relation: relationAt(relation),
      })
    }
    const before = list(of.from, 'tables').reduce<AnyTable | null>((from, each) => read(each, from), null)
    return read(json, before)
  })
}
