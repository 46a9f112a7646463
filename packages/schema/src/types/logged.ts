/** The name of the method by which Node's `console.log` and its prompt show a value. Browsers take no notice of it. */
export const onLogged: unique symbol = Symbol.for('nodejs.util.inspect.custom') as never

/** Tells how a value is shown: `depth` is less than the depth in the options for one inside of another value. */
export type WhenLogged = (depth: number, options?: { readonly depth?: number | null }) => string
