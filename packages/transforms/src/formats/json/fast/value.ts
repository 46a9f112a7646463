import { addNull } from '../../../builders/any.js'
import { closeList, closeStruct } from '../../../builders/nested.js'
import type { ListCell, Member, RowCell, StructCell } from '../row-cells.js'
import { seekValue } from './member.js'
import { readDecimalCell, readDoubleCell, readIntCell, readLongCell } from './number.js'
import { isLead, learnLead } from './prefix.js'
import { readBooleanCell, readNumberText, readRaw } from './scalar.js'
import { afterSpaces, type Scan, unsure } from './scan.js'
import { skipValue, skipWord } from './skip.js'
import { readText } from './text.js'

const readList = (scan: Scan, cell: ListCell, from: number): number => {
  const { bytes } = scan
  let at = afterSpaces(bytes, from)
  if (bytes[at] === 0x5d) at++
  else
    for (;;) {
      at = readValue(scan, cell.element, at)
      if (at < 0) return unsure
      at = afterSpaces(bytes, at)
      const byte = bytes[at++]
      if (byte === 0x5d) break
      if (byte !== 0x2c) return unsure
      at = afterSpaces(bytes, at)
    }
  closeList(cell.builder)
  return at
}

/** Adds the value that begins here; gives the place after it, or unsure where it is not of the column's type. */
const readValue = (scan: Scan, cell: RowCell, at: number): number => {
  const first = scan.bytes[at]
  if (first === 0x6e) {
    const end = skipWord(scan.bytes, at, 'null')
    if (end >= 0) addNull(cell.builder)
    return end
  }
  switch (cell.kind) {
    case 'text':
      return first === 0x22 ? readText(scan, cell.builder, at + 1) : readRaw(scan, cell, at)
    case 'int':
      return readIntCell(scan, cell.builder, at)
    case 'long':
      return readLongCell(scan, cell.builder, at)
    case 'double':
      return first === 0x22 ? readNumberText(scan, cell, at + 1) : readDoubleCell(scan, cell.builder, at)
    case 'decimal':
      return first === 0x22 ? readNumberText(scan, cell, at + 1) : readDecimalCell(scan, cell.builder, at)
    case 'boolean':
      return readBooleanCell(scan, cell, at)
    case 'list':
      return first === 0x5b ? readList(scan, cell, at + 1) : unsure
    case 'struct':
      return first === 0x7b ? readStructCell(scan, cell, at + 1) : unsure
  }
}

/** Adds a field's value. Where that is not of the field's type, Spark gives null and goes on. */
const readField = (scan: Scan, cell: RowCell, at: number): number => {
  const end = readValue(scan, cell, at)
  if (end >= 0 || cell.kind === 'text' || cell.kind === 'list' || cell.kind === 'struct') return end
  scan.slash = -1
  const after = skipValue(scan, at, 0)
  if (after >= 0) {
    addNull(cell.builder)
    scan.bad = true
  }
  return after
}

const addMissing = (cell: StructCell, object: number): void => {
  for (const member of cell.members) if (member.object !== object) addNull(member.cell.builder)
}

/**
 * Adds the object whose first byte after the bracket is at `from`. The field is looked for first that came after the
 * one before it in the last object. A field that comes twice is for the exact reader.
 */
export const readStructCell = (scan: Scan, cell: StructCell, from: number): number => {
  const { bytes } = scan
  const object = ++scan.objects
  let before: Member | undefined
  let next = cell.first
  let filled = 0
  let at = from
  for (;;) {
    let member = next
    let quoted = false
    if (member !== undefined && member.opens === (at === from) && isLead(scan, at, member)) {
      at = (at + member.lead) | 0
      quoted = member.text !== undefined
    } else {
      const lead = at
      if (bytes[at] === 0x20) at = afterSpaces(bytes, at)
      if (bytes[at] === 0x7d) break
      if (lead !== from && bytes[at++] !== 0x2c) return unsure
      at = seekValue(scan, cell, before, at)
      if (at < 0) return unsure
      member = scan.member
      quoted = member?.text !== undefined && bytes[at] === 0x22
      if (quoted) at++
      if (member !== undefined && quoted === (member.text !== undefined))
        learnLead(scan, member, lead, at, lead === from)
    }
    if (member === undefined) at = skipValue(scan, at, 0)
    else {
      if (member.object === object) return unsure
      member.object = object
      const { text } = member
      at = quoted && text !== undefined ? readText(scan, text, at) : readField(scan, member.cell, at)
      before = member
      next = member.next
      filled++
    }
    if (at < 0) return unsure
  }
  if (filled < cell.members.length) addMissing(cell, object)
  closeStruct(cell.builder)
  return at + 1
}
