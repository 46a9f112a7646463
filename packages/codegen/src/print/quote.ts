import { refuse } from '@lockstep/schema'
import { plainName } from '../spark/names.js'

// All quoting of text that comes from users. Nothing else in this package puts such text between quotes.

/** Characters that a reader cannot see or that end a line: written as escapes wherever there are escapes. */
const unseen =
  /[\p{Cc}\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

const shown: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Escapes that SQL and Python share; `\u0000` rather than `\0`, which would swallow the digits after it. */
const escaped = (character: string): string => {
  const hex = (character.codePointAt(0) ?? 0).toString(16)
  return shown[character] ?? (hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`)
}

/** Whether text with backslashes can stand as it is in a raw literal with this quote. */
const isRaw = (text: string, quote: string): boolean =>
  text.includes('\\') && !text.includes(quote) && !text.endsWith('\\') && text.search(unseen) < 0

/** Spark replaces `${name}` anywhere in the text of a query, even in quotes, before it parses it. */
const variable = '${'

/** A string literal of Spark SQL. `''` would be nothing on 4.0 and earlier, so a quote is `\'`. */
export const sqlText = (text: string): string =>
  isRaw(text, "'") && !text.includes(variable)
    ? `r'${text}'`
    : `'${text.replace(/[\\']/gu, '\\$&').replace(unseen, escaped).replaceAll(variable, '\\u0024{')}'`

/** Whether a text can stand as it is in a raw literal of Python: it has backslashes, and no quote. */
export const isRawPython = (text: string): boolean => isRaw(text, '"')

/** A part of a string literal of Python, or of a doc string. */
export const pythonDoc = (text: string): string => text.replace(/[\\"]/gu, '\\$&').replace(unseen, escaped)

const countOf = (text: string, character: string): number => text.split(character).length - 1

/** A string literal of Python, in one line: in double quotes, or in single ones where these need fewer escapes, as Black has it. */
export const pythonText = (text: string): string => {
  if (isRaw(text, '"')) return `r"${text}"`
  return countOf(text, '"') > countOf(text, "'")
    ? `'${text.replace(/[\\']/gu, '\\$&').replace(unseen, escaped)}'`
    : `"${pythonDoc(text)}"`
}

/** A part of a string literal of Python that begins with `f"`. */
export const pythonPart = (text: string): string => pythonDoc(text).replace(/[{}]/gu, '$&$&')

/** Words that are no bare names in some setting of Spark 3.5.7 or 4.2.0 (`spark.sql.ansi.enforceReservedKeywords`). */
const sqlWords: ReadonlySet<string> = new Set(
  (
    'all and any as authorization both call case cast check collate collation collations column ' +
    'constraint create cross distinct else end escape except execute false fetch filter for foreign ' +
    'from full grant group having in inner intersect into is join lateral leading left natural not null ' +
    'offset on only or order outer overlaps percentile_cont percentile_disc primary recursive ' +
    'references right select session_user some sql table then time to trailing true union unique ' +
    'unknown user using when where with within'
  ).split(' '),
)

/** A bare `current_...` can be a function, and more of them come with each version. */
const isBare = (name: string): boolean =>
  /^(?!current_)[a-z_][a-z0-9_]*$/i.test(name) && !sqlWords.has(name.toLowerCase())

const backticks = (name: string): string => `\`${name.replaceAll('`', '``')}\``

/** Whether a name can be written in the text of a query at all, be it in backticks, where nothing can be escaped. */
export const isSqlName = (name: string): boolean =>
  !name.includes(variable) && !/[\p{Cc}\u2028\u2029]/u.test(name)

const reasonOf = (name: string): string =>
  name.includes(variable)
    ? `Spark replaces ${variable}...} in the text of a query`
    : 'it has a control character or a line separator, for which names in SQL have no escape'

/**
 * A name in SQL, bare where that is safe.
 * @throws Refusal for a name with `${`, which Spark would replace, or with a control character or line separator, which
 * backticks cannot escape.
 */
export const sqlName = (name: string): string => {
  if (isBare(name)) return name
  return isSqlName(name)
    ? backticks(name)
    : refuse(`${JSON.stringify(name)} cannot be written here: ${reasonOf(name)}; rename it`)
}

/** A column that is read, in SQL, with the relation that it is of where that is told. */
export const sqlColumn = (name: string, relation?: string): string => {
  const parts = relation === undefined ? [name] : [relation, name]
  return parts.every(isSqlName)
    ? parts.map(sqlName).join('.')
    : `IDENTIFIER(${sqlText(parts.map(backticks).join('.'))})`
}

/** A column that is read, as `F.col` takes it: dots and backticks would mean something. */
export const pythonColumn = (name: string): string =>
  pythonText(/[.`]/u.test(name) || name === '*' ? backticks(name) : name)

/** A column of one of two sides that a join has named, as `F.col` takes it. */
export const pythonColumnOf = (side: string, name: string): string =>
  pythonText(`${side}.${/^\w+$/u.test(name) ? name : backticks(name)}`)

/** Python's keywords, and the names that a notebook has already. */
const pythonWords: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global ' +
    'if import in is lambda nonlocal not or pass raise return try while with yield F T Column DataFrame spark dbutils'
  ).split(' '),
)

/** Whether a name can be a Python variable of its own. */
export const isPythonName = (name: string): boolean =>
  /^[A-Za-z_][A-Za-z0-9_]*$/u.test(name) && !pythonWords.has(name)

/** A Python variable's name near a name. */
export const pythonName = (name: string): string => {
  const plain = plainName(name, 'table')
  return isPythonName(plain) ? plain : `${plain}_`
}

const lines = (text: string): readonly string[] => text.split(/\r\n|\r|\n/u)

/** Text as comment lines of SQL: a backslash at the end of a line would continue the comment. */
export const sqlComment = (text: string): string =>
  lines(text)
    .map((line) => `-- ${line.replaceAll(variable, '$ {')}`.trimEnd().replace(/\\$/u, '\\ .'))
    .join('\n')

/** A text as one word of a shell. */
export const shellWord = (text: string): string => (/^[\w./@:+-]+$/u.test(text) ? text : shellText(text))

/** A text as one word of a shell, in quotes. */
export const shellText = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** Text as a scalar of YAML in double quotes, of printable ASCII alone. */
export const yamlQuoted = (text: string): string =>
  `"${text.replace(/[\\"]/gu, '\\$&').replace(/[^ -~]/gu, escaped)}"`

/** Text as comment lines of Python, or of YAML: what readers of either may take for the end of a line, or not at all, is a blank. */
export const hashComment = (text: string): string =>
  lines(text)
    .map((line) =>
      `# ${line
        .replace(unseen, ' ')
        .replace(otherEnds, ' ')
        .replace(/[\ufffe\uffff]/gu, ' ')}`.trimEnd(),
    )
    .join('\n')

const entity = (character: string): string => `&#${character.codePointAt(0)};`

/** Other characters at which some readers of notebooks end a line; NUL is no character of a Python file. */
const otherEnds = /[\v\f\u001c-\u001e\u0085\u2028\u2029]/gu

/** Some language as the lines of a notebook's cell in another: none begins as the separator of cells does. */
export const magicLines = (sign: '#' | '--', language: string, text: string): string =>
  [`%${language}`, ...lines(text)]
    .map((line) => (line.trim() === '' ? `${sign} MAGIC` : `${sign} MAGIC ${line}`))
    .join('\n')

/** Markdown in which no reader of notebooks sees the end of a line where there is none. */
export const plainMarkdown = (markdown: string): string =>
  markdown.replaceAll('\0', '\ufffd').replace(otherEnds, entity)

/** Markdown as the lines of a cell of a notebook in Python. */
export const magic = (markdown: string): string => magicLines('#', 'md', plainMarkdown(markdown))

/** Plain text inside a line of markdown: what markdown and HTML would read as their own is escaped. */
export const markdownText = (text: string): string =>
  text
    .replace(/[\\`*[\]~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/gu, '\\$&')
    .replace(/[<&|]/gu, entity)
    .replace(unseen, entity)

/** Words between backticks that mean the same to every reader of markdown. */
const code = /^`(?! )[\p{L}\p{N} .,:;/()%#@!?+=_'"{}<>[\]-]+`$/u

/** A text as code in a line of markdown; in quotes where it cannot be code. */
export const markdownCode = (text: string): string =>
  code.test(`\`${text}\``) ? `\`${text}\`` : markdownText(JSON.stringify(text))

/** A row of a table of markdown. */
export const markdownRow = (...cells: readonly string[]): string =>
  `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`

/** The words of a rule inside a line of markdown: plain words between backticks stay code, all else is plain text. */
export const markdownWords = (words: string): string =>
  words
    .split(/(`[^`]*`)/u)
    .map((part) => (code.test(part) ? part : markdownText(part)))
    .join('')
