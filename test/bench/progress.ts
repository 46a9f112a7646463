/** One line that says what is being done: rewritten in place on a terminal, and left out elsewhere. */
export const progressLine = (): { readonly show: (text: string) => void; readonly clear: () => void } => {
  if (process.stderr.isTTY !== true) return { show: () => {}, clear: () => {} }
  return {
    show: (text) => process.stderr.write(`\r\u001b[K${text.slice(0, (process.stderr.columns || 80) - 1)}`),
    clear: () => process.stderr.write('\r\u001b[K'),
  }
}
