import { createHash } from 'node:crypto'

// A generated file says in its head what the rest of it was when it was written: sixteen digits of the SHA-256 of its text,
// taken with zeros in their place.

const pattern = /fingerprint=([0-9a-f]{16})/u
const open = 'fingerprint=0000000000000000'

/** What stands in the head of a file until its text is known. */
export const noFingerprint: string = open

const digitsOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** A text with its fingerprint, where it has a place for one. */
export const withFingerprint = (text: string): string => text.replace(open, `fingerprint=${digitsOf(text)}`)

/** Whether a text is not what its fingerprint says, or undefined where it has none. */
export const isEdited = (text: string): boolean | undefined => {
  const digits = pattern.exec(text)?.[1]
  return digits === undefined ? undefined : digitsOf(text.replace(pattern, open)) !== digits
}
