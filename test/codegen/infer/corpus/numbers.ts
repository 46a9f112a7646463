import { chanceFrom } from '../../../kit/draw/chance.js'
import { csvText, grouped, linesText, type MadeFile, rows, two } from './made.js'

const prices = (): MadeFile => {
  const { int, of, once } = chanceFrom(1)
  const amount = () => `${grouped(int(1, 99_999), ',')}.${two(int(0, 99))}`
  return {
    name: 'prices.csv',
    about: 'prices with a currency and grouping',
    text: csvText(
      rows(400, (index) => ({
        id: String(index + 1),
        Price: `$${amount()}`,
        Installs: `${grouped(int(1, 9_999_999), ',')}+`,
        cost: once(2) ? `€${int(1, 900)}` : `$${int(1, 900)}`,
        plan: of(['free', 'team', 'firm']),
      })),
    ),
    columns: {
      id: { rule: 'id: raw.id.toInt()' },
      Price: { rule: "Price: raw.Price.stripPrefix('$').regexpReplace(/,/u, '').toDecimal(9, 2)" },
      Installs: { rule: "Installs: raw.Installs.stripSuffix('+').regexpReplace(/,/u, '').toInt()" },
      cost: { rule: 'cost: raw.cost', asks: [/two currencies/u] },
      plan: { rule: 'plan: raw.plan' },
    },
  }
}

const decimalCommas = (): MadeFile => {
  const { int, of } = chanceFrom(2)
  return {
    name: 'preise.csv',
    about: 'decimal commas, with points that group',
    text: csvText(
      rows(300, () => ({
        betrag: `${grouped(int(1, 999_999), '.')},${two(int(0, 99))}`,
        gewicht: `${int(0, 99)},${int(0, 9)}`,
        menge: grouped(int(1_000, 999_999), '.'),
        both: of([`${int(1, 99)},${int(0, 9)}`, `${int(1, 99)}.${int(0, 9)}`]),
      })),
      ';',
    ),
    columns: {
      betrag: {
        rule: "betrag: raw.betrag.regexpReplace(/\\./u, '').regexpReplace(/,/u, '.').toDecimal(10, 2)",
      },
      gewicht: { rule: "gewicht: raw.gewicht.regexpReplace(/,/u, '.').toDecimal(5, 1)" },
      menge: { rule: 'menge: raw.menge', asks: [/before three digits in 300.*groups or divides/u] },
      both: { rule: 'both: raw.both', asks: [/two decimal marks/u] },
    },
  }
}

const percents = (): MadeFile => {
  const { int, once } = chanceFrom(3)
  return {
    name: 'strength.csv',
    about: 'percent in some cells, and in all',
    text: csvText(
      rows(300, () => ({
        strength: `0.${int(100, 999)}${once(5) ? '%' : ''}`,
        discount: `${int(0, 90)}%`,
        growth: `${int(-20, 40)}.${int(0, 9)} %`,
      })),
    ),
    columns: {
      strength: { rule: 'strength: raw.strength', asks: [/% behind [0-9]+ of 300/u] },
      discount: { rule: "discount: raw.discount.stripSuffix('%').toInt()" },
      growth: { rule: "growth: raw.growth.stripSuffix(' %').toDecimal(5, 1)" },
    },
  }
}

const leadingZeros = (): MadeFile => {
  const { int } = chanceFrom(4)
  const digits = (count: number) => String(int(10 ** (count - 1), 10 ** count - 1))
  return {
    name: 'customers.csv',
    about: 'ids with leading zeros',
    text: csvText(
      rows(300, (index) => ({
        number: String(index * 7 + 3),
        zip: String(int(500, 99_999)).padStart(5, '0'),
        account: digits(8).replace(/^../u, '42'),
        phone: String(int(10_000_000, 999_999_999)),
        points: String(int(0, 5_000)),
      })),
    ),
    columns: {
      number: { rule: 'number: raw.number.toInt()' },
      zip: { rule: 'zip: raw.zip' },
      account: { rule: 'account: raw.account', asks: [/8 digits in all/u] },
      phone: { rule: 'phone: raw.phone', asks: [/leading zeros lost already/u] },
      points: { rule: 'points: raw.points.toInt()' },
    },
  }
}

const speltNumbers = (): MadeFile => {
  const { int, once } = chanceFrom(5)
  return {
    name: 'ages.csv',
    about: 'spelt numbers',
    text: csvText(
      rows(400, (index) => ({
        age: index % 40 === 7 ? 'forty' : String(int(18, 80)),
        rooms: once(60) ? 'see notes' : String(int(1, 9)),
        score: `${int(0, 99)}.0`,
      })),
    ),
    columns: {
      age: { rule: 'age: raw.age', asks: [/'forty' 10: numbers in words/u] },
      rooms: { rule: 'rooms: raw.rooms', asks: [/'see notes' [0-9]+: the rule below would lose them/u] },
      score: { rule: 'score: raw.score.toDecimal(5, 1).toInt()' },
    },
  }
}

const units = (): MadeFile => {
  const { int, of, once } = chanceFrom(6)
  return {
    name: 'parcels.csv',
    about: 'units behind numbers, versions, and streets, which are no numbers',
    text: csvText(
      rows(300, () => ({
        weight: `${int(1, 90)} oz`,
        length: `${int(1, 90)} ${of(['cm', 'in'])}`,
        version: `${int(1, 4)}.${int(0, 9)}.${int(0, 20)}`,
        street: `${int(1, 400)} ${of(['Main', 'Oak', 'Hill', 'Lake', 'Park', 'Mill'])} Street`,
        followers: once(4) ? String(int(1, 999)) : `${int(1, 99)}${of(['k', 'K'])}`,
        views: of([String(int(1, 999)), `${int(1, 9)}.${int(1, 9)}k`, `${int(1, 9)}.${int(1, 9)}M`]),
      })),
    ),
    columns: {
      weight: { rule: "weight: raw.weight.stripSuffix(' oz').toInt()" },
      length: { rule: 'length: raw.length', asks: [/several units/u] },
      version: { rule: 'version: raw.version' },
      street: { rule: 'street: raw.street' },
      followers: { rule: 'followers: raw.followers', asks: [/which is how many/u] },
      views: { rule: 'views: raw.views.toDecimal(12, 1, { suffixes: { k: 1_000, M: 1_000_000 } })' },
    },
  }
}

const measures = (): MadeFile => {
  const { int, of, once } = chanceFrom(7)
  return {
    name: 'sensors.ndjson',
    about: 'codes for missing values',
    text: linesText(
      rows(500, (index) => ({
        sensor: index + 1,
        celsius: once(40) ? -999 : int(-20, 35),
        humidity: index % 50 === 3 ? 'N/A' : index % 100 === 7 ? 'NULL' : String(int(0, 100)),
        pressure: once(60) ? 'Lookup error' : `${int(950, 1_050)}.${int(0, 9)}`,
        note: once(30) ? 'null' : `seen by ${of(['Ann', 'Bo', 'Cy'])} at ${int(1, 5_000)}`,
        place: of(['roof', 'yard', 'hall', 'shed']),
        battery: int(0, 100) / 100,
      })),
    ),
    columns: {
      sensor: { rule: 'sensor: raw.sensor' },
      celsius: { rule: 'celsius: raw.celsius', asks: [/'-999' [0-9]+ \(at the edge of the range\)/u] },
      humidity: { rule: "humidity: raw.humidity.nullIf('N/A', 'NULL').toInt()" },
      pressure: { rule: "pressure: raw.pressure.nullIf('Lookup error').toDecimal(7, 1)" },
      note: { rule: "note: raw.note.nullIf('null').stripPrefix('seen by ')" },
      place: { rule: 'place: raw.place' },
      battery: { rule: 'battery: raw.battery' },
    },
  }
}

/** Made-up files whose dirt is in numbers. */
export const numberFiles = (): readonly MadeFile[] => [
  ...[prices(), decimalCommas(), percents(), leadingZeros(), speltNumbers(), units(), measures()],
]
