throw new TypeError('no such luck')

export {}
