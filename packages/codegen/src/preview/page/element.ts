/** An element with a class, and what stands in it: text is never read as HTML. */
export const makeElement = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...inside: readonly (string | Node)[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.append(...inside)
  return made
}

/** The element of the page that has an id. */
export const byId = (id: string): HTMLElement => {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`the page has no element ${id}`)
  return found
}

/** A number with commas. */
export const whole = (value: number): string => value.toLocaleString('en')
