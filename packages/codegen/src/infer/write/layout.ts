/** The width of a line, as the project's formatter has it. */
export const lineWidth = 110

/** A call of a chain: its method, and its arguments as they are written. */
export interface CallText {
  readonly method: string
  readonly args: readonly string[]
}

/** An expression that begins with a name, and goes on with calls. */
export interface ChainText {
  readonly head: string
  readonly calls: readonly CallText[]
}

const flat = ({ method, args }: CallText): string => `.${method}(${args.join(', ')})`

const isSimple = (arg: string): boolean => !arg.startsWith('/') || arg.lastIndexOf('/') - 1 <= 5

/** The parts of an object literal of one property. */
const object = /^\{ (.*) \}$/u

/** A call with an argument on each line; an object that is the only one, or the last, keeps its brackets beside it. */
const spread = ({ method, args }: CallText, indent: string): string => {
  if (args.length === 0) return `.${method}()`
  const last = object.exec(args.at(-1) ?? '')?.[1]
  if (last !== undefined)
    return `.${method}(${[...args.slice(0, -1), `{\n${indent}  ${last},\n${indent}}`].join(', ')})`
  return `.${method}(\n${args.map((arg) => `${indent}  ${arg},\n`).join('')}${indent})`
}

const fits = (text: string, indent: string, more: number): boolean =>
  indent.length + text.length + more <= lineWidth

const one = (call: CallText, indent: string): string =>
  fits(flat(call), indent, 1) ? flat(call) : spread(call, indent)

/** A name that begins with a capital is taken for a class, whose first call stays beside it. */
const isClass = (head: string): boolean => /\.(?:[A-Z][\w$]*|[$_]+)$/u.test(head)

/** A chain in the formatter's layout: in one line, or with a call on each, behind `before` and before `after`. */
export const layOutChain = (
  { head, calls }: ChainText,
  indent: string,
  before: string,
  after: string,
): string => {
  const line = `${before}${head}${calls.map(flat).join('')}`
  const isComplex = calls.length > 2 && calls.some(({ args }) => !args.every(isSimple))
  if (fits(line, indent, after.length) && !isComplex) return `${indent}${line}${after}`
  const stays = isClass(head) ? 1 : 0
  const last = calls.at(-1)
  if (last !== undefined && calls.length <= stays + 1) {
    const first = calls.slice(0, -1).map(flat).join('')
    return `${indent}${before}${head}${first}${spread(last, indent)}${after}`
  }
  const inner = `${indent}  `
  const beside = calls.slice(0, stays).map(flat).join('')
  const below = calls.slice(stays).map((call) => `\n${inner}${one(call, inner)}`)
  return `${indent}${before}${head}${beside}${below.join('')}${after}`
}
