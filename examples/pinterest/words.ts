type Words = readonly [string, ...string[]]

/** The thirteen categories of the real records. */
export const categories: Words = [
  'art',
  'beauty',
  'christmas',
  'diy-and-crafts',
  'education',
  'event-planning',
  'finance',
  'home-decor',
  'mens-fashion',
  'quotes',
  'tattoos',
  'travel',
  'vehicles',
]

/** What titles, descriptions and tags are made of. */
export const nouns: Words = [
  'ornament',
  'canvas',
  'garden',
  'wreath',
  'budget',
  'sunset',
  'jacket',
  'engine',
  'compass',
  'lantern',
  'recipe',
  'quilt',
  'notebook',
  'mirror',
  'balloon',
  'sketch',
]

/** What stands before a noun. */
export const adjectives: Words = [
  'Rustic',
  'Homemade',
  'Vintage',
  'Simple',
  'Colourful',
  'Tiny',
  'Elegant',
  'Easy',
  'Modern',
  'Festive',
  'Cosy',
  'Bold',
]

/** Names of people. */
export const firstNames: Words = [
  'Ada',
  'Björn',
  'Chloë',
  'Dmitri',
  'Emeka',
  'Fatima',
  'Grace',
  'Hiro',
  "D'Arcy",
  'Zoë',
]

/** Names of families. */
export const lastNames: Words = [
  'Acosta',
  'Baker',
  'Castillo',
  'Daniels',
  "O'Neill",
  'Fischer',
  'García',
  'Hughes',
  'Nguyễn',
  'Young',
]

/** Who posts: some names in letters of the mathematical alphabet, some with emoji, some with stray spaces. */
export const posters: Words = [
  'Paper & Twine',
  'The Slow Kitchen ',
  'Northern  Light',
  '𝓦𝓲𝓵𝓭 𝓕𝓮𝓻𝓷',
  'Atelier Élan',
  'Road Notes 🚐',
  'Plain Thread Co.',
  '𝐌𝐞𝐧 & 𝐌𝐨𝐝𝐞',
  'Good Ledger',
  'Studio Kō',
]

/** Countries, with the signs that real names have. */
export const countries: Words = [
  'Albania',
  "Cote d'Ivoire",
  'Svalbard & Jan Mayen Islands',
  'Antarctica (the territory South of 60 deg S)',
  'Åland Islands',
  'Gambia',
  'Belgium',
  'American Samoa',
  "Lao People's Democratic Republic",
  'Bulgaria',
  'Aruba',
  'Saint Martin',
]
