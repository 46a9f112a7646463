import type { NullOf, NullsOf, ValueOf } from './classes.js'

/** Columns by name as the plain object that a row of them is. */
export type RowOf<F> = { readonly [K in keyof F]: ValueOf<F[K]> | NullOf<NullsOf<F[K]>> } & {}
