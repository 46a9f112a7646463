import { hashComment, shellText } from '../../print/quote.js'

/** Lines that give names to words, for the top of a script. */
export const shellNames = (of: Readonly<Record<string, string>>): string =>
  Object.entries(of)
    .map(([name, text]) => `${name}=${shellText(text)}`)
    .join('\n')

/** A list of words with a name. */
export const shellList = (name: string, words: readonly string[]): string =>
  `${name}=(\n${words.map((word) => `  ${shellText(word)}\n`).join('')})`

/** A script of Bash that stops at the first failure, with a comment above. */
export const shellScript = (head: string, ...parts: readonly string[]): string =>
  `#!/usr/bin/env bash\n${hashComment(head)}\n\nset -euo pipefail\n\n${parts.map((part) => part.trim()).join('\n\n')}\n`
