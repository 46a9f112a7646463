import { chanceFrom } from '../../../kit/draw/chance.js'
import { csvText, linesText, type MadeFile, rows, two } from './made.js'

const dates = (): MadeFile => {
  const { int, of } = chanceFrom(11)
  const day = () => int(1, 28)
  return {
    name: 'deliveries.csv',
    about: 'dates: day first, month first, undecidable, in both orders, with names, mixed with times',
    text: csvText(
      rows(300, (index) => ({
        ordered: `${two(day())}/${two(int(1, 12))}/20${two(int(10, 24))}`,
        shipped: `${int(1, 12)}/${day()}/20${two(int(10, 24))}`,
        billed: `${two(int(1, 12))}/${two(int(1, 12))}/2021`,
        returned: index % 2 === 0 ? `${two(int(13, 28))}.01.2020` : `01.${two(int(13, 28))}.2020`,
        born: `${two(day())}/${two(int(1, 12))}/${two(int(60, 99))}`,
        printed: `${of(['Jan', 'Feb', 'Mar'])} ${day()}, 2021`,
        stamp: `2021-0${int(1, 9)}-${two(day())}${index % 3 === 0 ? 'T' : ' '}${two(int(0, 23))}:${two(int(0, 59))}:${two(int(0, 59))}`,
        packed: `20${two(int(10, 24))}${two(int(1, 12))}${two(day())}`,
        due: index % 50 === 3 ? 'unknown' : `2022-${two(int(1, 12))}-${two(day())}`,
      })),
    ),
    columns: {
      ordered: { rule: "ordered: raw.ordered.toDate('dd/MM/yyyy')" },
      shipped: {
        rule: [
          'shipped: raw.shipped',
          "      .regexpReplace(/^([0-9])\\//u, '0$1/')",
          "      .regexpReplace(/\\/([0-9])\\//u, '/0$1/')",
          "      .toDate('MM/dd/yyyy')",
        ].join('\n'),
      },
      billed: { rule: 'billed: raw.billed', asks: [/day or month first: each of 300 may be either/u] },
      returned: {
        rule: 'returned: raw.returned',
        asks: [/150 can be day first only, 150 month first only/u],
      },
      born: { rule: 'born: raw.born', asks: [/two digits of a year in 300/u] },
      printed: { rule: "printed: raw.printed.toDate('MMM d, yyyy')" },
      stamp: {
        rule: [
          'stamp: raw.stamp',
          "      .toTimestamp('yyyy-MM-dd HH:mm:ss')",
          '      .coalesce(raw.stamp.toTimestamp("yyyy-MM-dd\'T\'HH:mm:ss"))',
        ].join('\n'),
      },
      packed: { rule: "packed: raw.packed.toDate('yyyyMMdd')" },
      due: { rule: "due: raw.due.nullIf('unknown').toDate('yyyy-MM-dd')" },
    },
  }
}

const answers = (): MadeFile => {
  const { int, of, once } = chanceFrom(12)
  return {
    name: 'answers.csv',
    about: 'yes and no, and words that are nearly so',
    text: csvText(
      rows(300, () => ({
        member: of(['yes', 'no']),
        active: of(['Y', 'N']),
        paid: once(40) ? 'unknown' : of(['TRUE', 'FALSE']),
        open: of(['1', '0']),
        level: of(['high', 'low']),
        visits: String(int(0, 30)),
      })),
    ),
    columns: {
      member: { rule: 'member: raw.member.toBoolean()' },
      active: { rule: 'active: raw.active.toBoolean()' },
      paid: { rule: "paid: raw.paid.nullIf('unknown').toBoolean()" },
      open: { rule: 'open: raw.open.toInt()', asks: [/0 and 1 only/u] },
      level: { rule: 'level: raw.level' },
      visits: { rule: 'visits: raw.visits.toInt()' },
    },
  }
}

const nones = (): MadeFile => {
  const { int, of, once } = chanceFrom(13)
  return {
    name: 'checks.csv',
    about: '`none` among words, `unknown something`, and words that differ by case',
    text: csvText(
      rows(400, () => ({
        defect: of(['none', 'scratch', 'dent', 'crack']),
        fish: of(['cod', 'hake', 'Unknown fish - small', 'Unknown fish - large']),
        children: once(20) ? 'none' : String(int(1, 5)),
        state: of(['Open', 'open', 'Closed', 'Waiting']),
        inspector: once(15) ? 'Not recorded' : `Inspector ${int(1, 9_000)}`,
        remark: once(3) ? ' left side ' : `right ${int(1, 5_000)}`,
      })),
    ),
    columns: {
      defect: { rule: 'defect: raw.defect', asks: [/'none' [0-9]+ .*nothing, or a value/u] },
      fish: { rule: 'fish: raw.fish' },
      children: { rule: 'children: raw.children', asks: [/'none' [0-9]+: nothing, or a value/u] },
      state: { rule: 'state: raw.state', asks: [/one word, spelt in 2 ways/u] },
      inspector: { rule: "inspector: raw.inspector.nullIf('Not recorded')" },
      remark: { rule: 'remark: raw.remark.trim()' },
    },
  }
}

const lists = (): MadeFile => {
  const { int, of } = chanceFrom(14)
  const words = ['art', 'boat', 'cake', 'door', 'elm', 'fern', 'gold', 'hat'] as const
  return {
    name: 'articles.ndjson',
    about: 'lists in text, and places, which are none',
    text: linesText(
      rows(300, (index) => ({
        id: index + 1,
        tags: rows(int(3, 5), () => of(words)).join(';'),
        place: `${of(['Austin', 'Boston', 'Denver'])} ${int(1, 99)}, ${of(['TX', 'MA', 'CO'])}`,
        people: index % 10 === 0 ? 12 : `${of(words)} and ${int(1, 900)}`,
        image: index % 20 === 3 ? 'Image src error.' : `https://example.org/${int(1, 1e6)}`,
        stored: index % 20 === 3 ? 0 : 1,
      })),
    ),
    columns: {
      id: { rule: 'id: raw.id' },
      tags: { rule: 'tags: raw.tags', asks: [/a list: ; in 300 of 300/u] },
      place: { rule: 'place: raw.place' },
      people: { rule: 'people: raw.people' },
      image: { rule: "image: raw.image.nullIf('Image src error.')" },
      stored: {
        rule: 'stored: raw.stored',
        asks: [/says nothing new: 0 exactly where 'image' is null .* in 15 of 15/u],
      },
    },
  }
}

const glued = (): MadeFile => {
  const { int, of, once } = chanceFrom(15)
  const states = ['CA', 'NY', 'TX', 'WA'] as const
  const towns = ['San Jose', 'Albany', 'Austin', 'Tacoma', 'Fresno', 'Dallas'] as const
  return {
    name: 'addresses.csv',
    about: 'two columns glued in some rows',
    text: csvText(
      rows(400, (index) => {
        const isGlued = once(8)
        const state = of(states)
        return {
          id: String(index + 1),
          city: `${of(towns)} ${int(1, 60)}${isGlued ? ` ${state}` : ''}`,
          state: isGlued ? '' : state,
          firm: `${of(towns)} ${of(['Ltd', 'Inc'])} ${int(1, 900)}`,
        }
      }),
    ),
    columns: {
      id: { rule: 'id: raw.id.toInt()' },
      city: { rule: 'city: raw.city', asks: [/ends in a word of 'state' in [0-9]+ of the [0-9]+ rows/u] },
      state: { rule: 'state: raw.state' },
      firm: { rule: 'firm: raw.firm' },
    },
  }
}

const shared = (): MadeFile => {
  const { int, of } = chanceFrom(16)
  const orNull = (index: number, at: number, value: string): string => (index % 40 === at ? 'NULL' : value)
  return {
    name: 'staff.csv',
    about: 'one word for nothing in many columns',
    text: csvText(
      rows(400, (index) => ({
        id: String(index + 1),
        name: orNull(index, 1, `Name ${int(1, 9_000)}`),
        age: orNull(index, 2, String(int(20, 60))),
        joined: orNull(index, 3, `2020-${two(int(1, 12))}-${two(int(1, 28))}`),
        team: index % 50 === 7 ? 'unknown' : of(['red', 'blue']),
      })),
    ),
    nulls: ['NULL'],
    columns: {
      id: { rule: 'id: raw.id.toInt()' },
      name: { rule: 'name: raw.name' },
      age: { rule: 'age: raw.age.toInt()' },
      joined: { rule: "joined: raw.joined.toDate('yyyy-MM-dd')" },
      team: { rule: 'team: raw.team', asks: [/'unknown' 8 .*nothing, or a value/u] },
    },
  }
}

/** Made-up files whose dirt is in dates, words and text. */
export const wordFiles = (): readonly MadeFile[] => [dates(), answers(), nones(), lists(), glued(), shared()]
