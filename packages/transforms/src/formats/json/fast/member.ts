import type { Member, StructCell } from '../row-cells.js'
import { isKey, isName } from './key.js'
import { afterSpaces, type Scan, unsure } from './scan.js'
import { closingQuote } from './text.js'

const find = (scan: Scan, cell: StructCell, at: number, quote: number): Member | undefined => {
  const alike = cell.byLength.get(quote + 2 - at)
  if (alike === undefined) return undefined
  for (const member of alike) if (isName(scan, at, member.key)) return member
  return undefined
}

/** Finds the member whose name begins here, wherever it was in the objects before; gives the place after its colon. */
const seekMember = (scan: Scan, cell: StructCell, at: number): number => {
  const quote = closingQuote(scan, at + 1)
  if (quote < 0 || scan.escaped || quote - at > 40_000) return unsure
  scan.member = find(scan, cell, at, quote)
  const colon = afterSpaces(scan.bytes, quote + 1)
  return scan.bytes[colon] === 0x3a ? colon + 1 : unsure
}

/**
 * Finds the member whose name begins here or after spaces, first the one that came after `before` in the last object;
 * gives the place of its value.
 */
export const seekValue = (scan: Scan, cell: StructCell, before: Member | undefined, from: number): number => {
  const at = afterSpaces(scan.bytes, from)
  if (scan.bytes[at] !== 0x22) return unsure
  const next = before === undefined ? cell.first : before.next
  if (next !== undefined && isKey(scan, at, next.key)) {
    scan.member = next
    return afterSpaces(scan.bytes, at + next.key.bytes.length)
  }
  const after = seekMember(scan, cell, at)
  if (after < 0) return unsure
  if (scan.member !== undefined) {
    if (before === undefined) cell.first = scan.member
    else before.next = scan.member
  }
  return afterSpaces(scan.bytes, after)
}
