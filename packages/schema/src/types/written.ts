import { type FormatField, type FormatPart, partsOfFormat, type TimeFormat } from './time-format.js'

/** What stands for each field in some texts: moments that there are, the ends of ranges, and moments that there are not. */
const samples: readonly Readonly<Record<FormatField, string>>[] = [
  {
    yyyy: '2021',
    yy: '21',
    MMMM: 'November',
    MMM: 'Nov',
    MM: '11',
    M: '11',
    dd: '07',
    d: '7',
    HH: '01',
    H: '1',
    hh: '01',
    h: '1',
    mm: '30',
    ss: '59',
    a: 'AM',
    '[.S]': '.123456',
    XXX: '+05:30',
  },
  {
    yyyy: '1968',
    yy: '68',
    MMMM: 'FEBRUARY',
    MMM: 'feb',
    MM: '02',
    M: '2',
    dd: '29',
    d: '29',
    HH: '12',
    H: '12',
    hh: '12',
    h: '12',
    mm: '00',
    ss: '00',
    a: 'pm',
    '[.S]': '',
    XXX: 'Z',
  },
  {
    yyyy: '0000',
    yy: '00',
    MMMM: 'May',
    MMM: 'mAy',
    MM: '05',
    M: '05',
    dd: '31',
    d: '31',
    HH: '23',
    H: '23',
    hh: '12',
    h: '12',
    mm: '59',
    ss: '01',
    a: 'am',
    '[.S]': '.9999999',
    XXX: '-18:00',
  },
  {
    yyyy: '1900',
    yy: '99',
    MMMM: 'Sept',
    MMM: 'Sep',
    MM: '09',
    M: '9',
    dd: '31',
    d: '31',
    HH: '24',
    H: '24',
    hh: '13',
    h: '00',
    mm: '60',
    ss: '60',
    a: 'p.m.',
    '[.S]': '.',
    XXX: '+18:30',
  },
]

const textOfPart = (part: FormatPart, sample: Readonly<Record<FormatField, string>>): string =>
  'field' in part ? sample[part.field] : part.text

/** Texts in a format, the last of which is none. */
export const writtenIn = ({ format }: TimeFormat): readonly string[] =>
  samples.map((sample) =>
    partsOfFormat(format)
      .map((part) => textOfPart(part, sample))
      .join(''),
  )
