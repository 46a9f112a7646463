/** What becomes of a kind of dirt. */
export interface DirtLine {
  readonly what: string
  readonly proposed: string
  readonly asked: string
  /** A file and a column of the tests in which it is seen. */
  readonly seen: readonly [file: string, column: string]
}

const line = (what: string, proposed: string, asked: string, file: string, column: string): DirtLine => ({
  what,
  proposed,
  asked,
  seen: [file, column],
})

/** What is proposed, what is only asked, and what is never touched, by kind of dirt. */
export const rulesTable: readonly DirtLine[] = [
  line(
    'words of machines (NULL, N/A)',
    'always',
    'all values are codes of two letters',
    'sensors.ndjson',
    'humidity',
  ),
  line(
    'phrases of absence',
    'no number or date beside them, or they stand out, or are in other columns',
    'once, or among few words',
    'sensors.ndjson',
    'pressure',
  ),
  line('none', 'never', 'always: it may be the answer, or zero', 'checks.csv', 'defect'),
  line('unknown something', 'never', 'never: it says the something', 'checks.csv', 'fish'),
  line(
    '-999 among numbers',
    'never',
    'at the edge of the range, far from the rest',
    'sensors.ndjson',
    'celsius',
  ),
  line('int, long', 'all read exactly', '0 and 1 only', 'answers.csv', 'open'),
  line('12.0 throughout', 'by way of a decimal', '', 'ages.csv', 'score'),
  line('decimal', 'to 6 digits behind the point', 'more digits; exponents', 'strength.csv', 'growth'),
  line(
    'marks in numbers',
    'another value proves them',
    'only 1,234; or 1.5 beside 1,5',
    'preise.csv',
    'menge',
  ),
  line('k, M, B', 'directly behind a digit', 'k beside K; m; words', 'parcels.csv', 'followers'),
  line('currency', 'one', 'two are two units', 'prices.csv', 'cost'),
  line('percent', 'behind all', 'behind some', 'strength.csv', 'strength'),
  line('units', 'one, behind all', 'several, or missing in some', 'parcels.csv', 'length'),
  line('leading zeros', 'never: text', '', 'customers.csv', 'zip'),
  line(
    'digits of one length',
    'never: text',
    'five and more, or a name of codes',
    'customers.csv',
    'account',
  ),
  line('numbers in words', 'never', 'always', 'ages.csv', 'age'),
  line(
    'dates',
    'the order of day and month is proven',
    'proven twice, or not at all; years of two digits',
    'deliveries.csv',
    'billed',
  ),
  line(
    'names of months',
    'English names, in full or by three letters',
    'AM and PM, distances from UTC: their format is to be said',
    'deliveries.csv',
    'printed',
  ),
  line('yes and no', 'two such words, nothing else', 'two other words: never', 'answers.csv', 'member'),
  line('prefix', 'before all: two words or more, and a blank', '', 'sensors.ndjson', 'note'),
  line('blanks at the ends', 'U+0020', 'others are told, and left', 'checks.csv', 'remark'),
  line('lists in text', 'never', 'three parts and more in most', 'articles.ndjson', 'tags'),
  line('glued columns', 'never', 'the other is empty where it ends in a word of it', 'addresses.csv', 'city'),
  line('spellings of a word', 'never', 'case, blanks and signs apart, they are one', 'checks.csv', 'state'),
  line('versions, streets', 'never', 'never', 'parcels.csv', 'version'),
]
