import { refuse } from '../errors/refusal.js'
import type { Json } from '../types/json.js'

/** A JSON object. */
export type Members = { readonly [name: string]: Json | undefined }

/** The members of a JSON object. */
export const members = (json: Json | undefined, what: string): Members =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
    ? (json as Members)
    : refuse(`expected ${what}, got ${JSON.stringify(json)}`)

/** A JSON list. */
export const list = (json: Json | undefined, what: string): readonly Json[] =>
  Array.isArray(json) ? json : refuse(`expected a list of ${what}, got ${JSON.stringify(json)}`)

/** A JSON text. */
export const text = (json: Json | undefined, what: string): string =>
  typeof json === 'string' ? json : refuse(`expected ${what}, got ${JSON.stringify(json)}`)
