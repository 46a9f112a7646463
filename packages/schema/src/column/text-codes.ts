import type { NullsOf } from './classes.js'
import type { Nullable } from './column.js'
import type { Bool } from './logic.js'
import type { Int, Long } from './number.js'
import type { Text } from './text.js'
import { TextPieces } from './text-pieces.js'

/** Text as numbers, in other alphabets, and as digests. Bytes are those of UTF-8. */
export abstract class TextCodes<N extends Nullable> extends TextPieces<N> {
  /**
   * The number of bytes in UTF-8. Spark's `octet_length`.
   * @example
   * row.text.octetLength() // 'é' becomes 2, '😀' becomes 4
   */
  octetLength(): Int<N> {
    return this.apply('octetLength', {})
  }

  /**
   * The first code point, whatever its name says not only of ASCII; 0 for the empty text. Spark's `ascii`.
   * @example
   * row.text.ascii() // 'abc' becomes 97, 'é' becomes 233, '' becomes 0
   */
  ascii(): Int<N> {
    return this.apply('ascii', {})
  }

  /**
   * Each byte as two hexadecimal digits, in upper case. Spark's `hex`.
   * @example
   * row.text.hex() // 'é' becomes 'C3A9'
   */
  hex(): Text<N> {
    return this.apply('hex', {})
  }

  /**
   * The text whose bytes the hexadecimal digits of either case are; with an odd number of them the first is a byte of its
   * own. Null for all else, and for bytes that are no UTF-8. Spark's `unhex`.
   * @example
   * row.text.unhex() // 'c3A9' becomes 'é', 'ff' becomes null, 'xy' becomes null
   */
  unhex(): Text {
    return this.apply('unhex', {})
  }

  /**
   * In Base64 (RFC 4648, with `+`, `/` and `=`), in one line, however long. Spark's `base64`, without its line ends.
   * @example
   * row.text.base64() // 'é' becomes 'w6k='
   */
  base64(): Text<N> {
    return this.apply('base64', {})
  }

  /**
   * The text whose bytes Base64 stands for: letters of RFC 4648, as many as four divide, with `=` at the end. Bits left over
   * are ignored. Null for all else (line ends, spaces, `-` and `_` among it), and for bytes that are no UTF-8. Spark's
   * `unbase64`, which fails on some of that.
   * @example
   * row.text.unbase64() // 'w6k=' becomes 'é', 'w6k' becomes null
   */
  unbase64(): Text {
    return this.apply('unbase64', {})
  }

  /**
   * As a form sends it: ASCII letters and digits, `.`, `-`, `*` and `_` stay, U+0020 becomes `+`, each other byte `%` and two
   * hexadecimal digits in upper case. Spark's `url_encode`.
   * @example
   * row.text.urlEncode() // 'a b/é' becomes 'a+b%2F%C3%A9'
   */
  urlEncode(): Text<N> {
    return this.apply('urlEncode', {})
  }

  /**
   * As `urlEncode` had it before: `+` becomes U+0020, `%` and two hexadecimal digits a byte, all else stays. Null where a `%`
   * has no two digits behind it, and where the bytes are no UTF-8. Spark's `url_decode`, which fails on the former.
   * @example
   * row.text.urlDecode() // 'a+b%2F%C3%A9' becomes 'a b/é', '100%' becomes null
   */
  urlDecode(): Text {
    return this.apply('urlDecode', {})
  }

  /**
   * By its sound in English: its first letter in upper case and three digits, of ASCII letters alone. Text that begins with
   * none of them stays as it is. Spark's `soundex`.
   * @example
   * row.text.soundex() // 'Robert' becomes 'R163', 'rupert' becomes 'R163', '1st' becomes '1st'
   */
  soundex(): Text<N> {
    return this.apply('soundex', {})
  }

  /**
   * How many code points must be put in, left out or changed to make another text of it. Spark's `levenshtein`.
   * @example
   * row.text.levenshtein('sitting') // 'kitten' becomes 3
   */
  levenshtein<const O extends Text | string>(other: O): Int<N | NullsOf<O>> {
    return this.apply('levenshtein', {}, other)
  }

  /**
   * With the entities `&amp;`, `&lt;`, `&gt;`, `&quot;` and `&apos;` as their characters, and `&#233;` (1 to 7 digits) and `&#xE9;` (1 to 6
   * hexadecimal digits, in either case) as the code points of these numbers. From left to right, once: `&amp;lt;` becomes
   * `&lt;`. Other entities stay, and so do those without `;`, of 0, of surrogates, and above U+10FFFF.
   * @example
   * row.text.decodeHtml() // 'Caf&#233; &amp; &#x1F600;' becomes 'Café & 😀'
   */
  decodeHtml(): Text<N> {
    return this.apply('decodeHtml', {})
  }

  /**
   * Whether it is a number of ASCII digits, one or more, whose last one checks the others, as that of a payment card does.
   * Spark's `luhn_check`, for ASCII.
   * @example
   * row.text.luhnCheck() // '79927398713' becomes true, '79927398714' becomes false, '7992 7398' becomes false
   */
  luhnCheck(): Bool<N> {
    return this.apply('luhnCheck', {})
  }

  /**
   * The MD5 of its bytes, as 32 hexadecimal digits in lower case. Spark's `md5`.
   * @example
   * row.text.md5() // 'a' becomes '0cc175b9c0f1b6a831c399e269772661'
   */
  md5(): Text<N> {
    return this.apply('md5', {})
  }

  /**
   * The SHA-1 of its bytes, as 40 hexadecimal digits in lower case. Spark's `sha1`.
   * @example
   * row.text.sha1() // 'a' becomes '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8'
   */
  sha1(): Text<N> {
    return this.apply('sha1', {})
  }

  /**
   * The SHA-2 of its bytes in so many bits, as hexadecimal digits in lower case. Spark's `sha2`.
   * @example
   * row.text.sha2(224) // 'a' becomes 'abd37534c7d9a2efb9465de931cd7055ffdb8879563ae98078d6d6d5'
   */
  sha2(bits: 224 | 256 | 384 | 512 = 256): Text<N> {
    return this.apply('sha2', { bits: `${bits}` })
  }

  /**
   * The CRC-32 of its bytes, from 0 to 4294967295. Spark's `crc32`.
   * @example
   * row.text.crc32() // 'a' becomes 3904355907
   */
  crc32(): Long<N> {
    return this.apply('crc32', {})
  }

  /**
   * Murmur3 of its bytes in 32 bits, as Spark has it, with the seed 42, which is also what null becomes. Spark's `hash` of one
   * text. Equal texts have equal hashes, others rarely.
   * @example
   * row.text.hash() // 'a' becomes 1485273170, null becomes 42
   */
  hash(): Int<'present'> {
    return this.apply('hash', {})
  }

  /**
   * xxHash of its bytes in 64 bits with the seed 42, which is also what null becomes. Spark's `xxhash64` of one text.
   * @example
   * row.text.xxhash64() // 'a' becomes -8582455328737087284, null becomes 42
   */
  xxhash64(): Long<'present'> {
    return this.apply('xxhash64', {})
  }
}
