/**
 * The first match of a pattern by ECMAScript, tried at each character from the left. `exec` of V8 alone finds empty
 * matches between the halves of a character too: `/(?!\D)|b/u` in '😁b'.
 */
export const firstMatch = (source: string, text: string): RegExpExecArray | null => {
  const here = new RegExp(source, 'uy')
  let place = 0
  for (const character of [...text, '']) {
    here.lastIndex = place
    const found = here.exec(text)
    if (found !== null) return found
    place += character.length
  }
  return null
}
