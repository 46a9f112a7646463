/** What is put into a stream alone. */
export const recordSchema: object = {
  type: 'object',
  required: ['Data', 'PartitionKey'],
  properties: {
    Data: { type: 'object', description: 'The record.' },
    PartitionKey: { type: 'string', minLength: 1, maxLength: 256 },
  },
}

/** What is put into a stream together: Kinesis takes 500 records at a time. */
export const recordsSchema: object = {
  type: 'object',
  required: ['records'],
  properties: {
    records: {
      type: 'array',
      minItems: 1,
      maxItems: 500,
      items: {
        type: 'object',
        required: ['data', 'partition-key'],
        properties: {
          data: { type: 'string', description: 'The record, as a text of JSON.' },
          'partition-key': { type: 'string', minLength: 1, maxLength: 256 },
        },
      },
    },
  },
}
