import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isSqlName,
  magic,
  markdownText,
  markdownWords,
  pythonColumn,
  pythonName,
  pythonPart,
  pythonText,
  sqlColumn,
  sqlComment,
  sqlName,
  sqlText,
} from '../../../packages/codegen/src/print/quote.js'

const dollar = '$'

/** Texts that mean something to SQL, Python, notebooks or markdown, and any others. */
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...[
            "'",
            '"',
            '`',
            '\\',
            '\n',
            '\r',
            '\0',
            '\u2028',
            `${dollar}{x}`,
            '"""',
            '--',
            '/*',
            '{',
            '.',
            '*',
          ],
          ...[
            '# COMMAND ----------',
            '-- COMMAND ----------',
            '\\n',
            '\\u0041',
            "r'",
            '%',
            '1',
            '😀',
            '|',
            '<',
          ],
        ),
        fc.string({ unit: 'grapheme', maxLength: 3 }),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
)

/** What a literal says, by the rules that SQL and Python share; raw ones by their own. */
const read = (literal: string): string => {
  if (literal.startsWith('r')) return literal.slice(2, -1)
  return literal
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gu, (_, short, long, letter) =>
      letter === undefined
        ? String.fromCodePoint(Number.parseInt(short ?? long, 16))
        : ({ n: '\n', r: '\r', t: '\t' }[letter as string] ?? letter),
    )
}

const eachText = (holds: (text: string) => void): void => fc.assert(fc.property(texts, holds))

describe('text in a literal', () => {
  it('of SQL is read back, and is one line without variables', () =>
    eachText((text) => {
      const literal = sqlText(text)
      expect(read(literal)).toBe(text)
      expect(literal).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
      expect(literal).not.toContain(`${dollar}{`)
      expect(literal).toMatch(literal.startsWith('r') ? /^r'[^']*[^'\\]'$/u : /^'(?:[^'\\]|\\.)*'$/u)
    }))

  it('of Python is read back, and is one line', () =>
    eachText((text) => {
      const literal = pythonText(text)
      expect(read(literal)).toBe(text)
      expect(literal).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
      expect(literal).toMatch(
        literal.startsWith('r') ? /^r"[^"]*[^"\\]"$/u : /^(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')$/u,
      )
    }))

  it('of Python with places keeps its braces', () =>
    eachText((text) => {
      const part = pythonPart(text)
      expect(part.replaceAll('{{', '').replaceAll('}}', '')).not.toMatch(/[{}]/u)
      expect(read(`"${part.replaceAll('{{', '{').replaceAll('}}', '}')}"`)).toBe(text)
    }))

  it.each([
    ['plain', "'plain'", '"plain"'],
    ["it's", "'it\\'s'", '"it\'s"'],
    ['a"b', "'a\"b'", "'a\"b'"],
    ['"it\'s" \n', "'\"it\\'s\" \\n'", "'\"it\\'s\" \\n'"],
    [`"it's'`, "'\"it\\'s\\''", `"\\"it's'"`],
    ['\\d+\\z', "r'\\d+\\z'", 'r"\\d+\\z"'],
    ['ends in \\', "'ends in \\\\'", '"ends in \\\\"'],
    [`${dollar}{x}`, "'\\u0024{x}'", `"${dollar}{x}"`],
    ['\x001', "'\\u00001'", '"\\u00001"'],
    ['\u{e0041}', "'\\U000e0041'", '"\\U000e0041"'],
    ['é 😀', "'é 😀'", '"é 😀"'],
  ])('%j', (text, ofSql, ofPython) => {
    expect(sqlText(text)).toBe(ofSql)
    expect(pythonText(text)).toBe(ofPython)
  })
})

describe('a name in SQL', () => {
  it.each([
    ['title', 'title'],
    ['timestamp', 'timestamp'],
    ['user', '`user`'],
    ['current_path', '`current_path`'],
    ['CURRENT_anything', '`CURRENT_anything`'],
    ['Select', '`Select`'],
    ['2nd', '`2nd`'],
    ['a.b', '`a.b`'],
    ['a`b', '`a``b`'],
    ['größe', '`größe`'],
    ['temp_\u212a', '`temp_\u212a`'],
    ['\u017ftate', '`\u017ftate`'],
    ['d\u0131m', '`d\u0131m`'],
    ['\u0130d', '`\u0130d`'],
  ])('%s is %s', (name, text) => {
    expect(sqlName(name)).toBe(text)
    expect(sqlColumn(name)).toBe(text)
  })

  it('is never bare but in ASCII', () =>
    eachText((text) => {
      const name = `a${text}`
      if (isSqlName(name) && sqlName(name) === name) expect(name).toMatch(/^[A-Za-z0-9_]+$/u)
    }))

  it('is in backticks with any other letter, be it equal to an ASCII one up to case', () => {
    const letters = Array.from({ length: 0xff80 }, (_, index) => String.fromCharCode(0x80 + index))
    expect(letters.filter((letter) => isSqlName(letter) && sqlName(letter) !== `\`${letter}\``)).toEqual([])
  })

  it('is with its relation where that is told', () => {
    expect(sqlColumn('user', 'my-pins')).toBe('`my-pins`.`user`')
    expect(sqlColumn('a\nb', 'pin')).toBe("IDENTIFIER('`pin`.`a\\nb`')")
  })

  it.each([
    [`a${dollar}{x}`, /Spark replaces \$\{\.\.\.\} in the text of a query; rename it/u],
    ['a\nb', /it has a control character or a line separator, .*; rename it/u],
    ['a\u2028b', /it has a control character or a line separator, .*; rename it/u],
  ])('%j is refused for its own reason', (name, reason) => expect(() => sqlName(name)).toThrow(reason))

  it.each([`a${dollar}{x}`, 'a\nb', 'a\0b'])('%j is a column by its literal, and nothing else', (name) => {
    expect(isSqlName(name)).toBe(false)
    expect(sqlColumn(name)).toBe(`IDENTIFIER(${sqlText(`\`${name}\``)})`)
    expect(() => sqlName(name)).toThrow(/cannot be written here/u)
  })
})

describe('a name in Python', () => {
  it.each([
    ['pin', 'pin'],
    ['my-table', 'my_table'],
    ['class', 'class_'],
    ['spark', 'spark_'],
    ['2020', '_2020'],
    ['größe', 'gr__e'],
    ['标题', 'table'],
  ])('of table %s is %s', (name, text) => expect(pythonName(name)).toBe(text))

  it.each([
    ['title', '"title"'],
    ['a b', '"a b"'],
    ['a.b', '"`a.b`"'],
    ['a`b', '"`a``b`"'],
    ['*', '"`*`"'],
  ])('of column %s is %s', (name, text) => expect(pythonColumn(name)).toBe(text))
})

describe('text in comments and cells', () => {
  it('is in every line a comment of SQL that ends with its line', () =>
    eachText((text) => {
      for (const line of sqlComment(text).split(/\r\n|\r|\n/u)) {
        expect(line).toMatch(/^--(?: .*)?$/su)
        expect(line.endsWith('\\')).toBe(false)
      }
      expect(sqlComment(text)).not.toContain(`${dollar}{`)
    }))

  it('is in every line, by every reader, a line of magic', () =>
    eachText((text) => {
      for (const line of magic(text).split(/[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/u))
        expect(line).toMatch(/^# MAGIC(?: .*)?$/u)
    }))

  it('keeps markdown as it is', () =>
    expect(magic('# Title\n\n- `a_b` | *c*  \n')).toBe(
      '# MAGIC %md\n# MAGIC # Title\n# MAGIC\n# MAGIC - `a_b` | *c*  \n# MAGIC',
    ))

  it('is plain in a table of markdown', () =>
    eachText((text) => {
      expect(markdownText(text)).not.toMatch(/[|<\n\r]|(?<!\\)[`*[\]~$]/u)
    }))

  it('is legible in a table of markdown', () =>
    expect(markdownText('follower_count, null where it is "a_ | *b*"')).toBe(
      'follower_count, null where it is "a\\_ &#124; \\*b\\*"',
    ))

  it('keeps plain words between backticks as code', () => {
    expect(markdownWords('a_b* without `Local save in ` in front')).toBe(
      'a_b\\* without `Local save in ` in front',
    )
    expect(markdownWords('a without `|`, `$x`, ``` and ` b ` in front')).toBe(
      'a without \\`&#124;\\`, \\`\\$x\\`, \\`\\`\\` and \\` b \\` in front',
    )
    eachText((text) => {
      const outside = markdownWords(`\`${text}\``).replace(/`[\p{L}\p{N} .,:;/()%#@!?+=_'"{}<>[\]-]+`/gu, '')
      expect(outside).not.toMatch(/[|<\n\r]|(?<!\\)[`*[\]~$]/u)
    })
  })
})
