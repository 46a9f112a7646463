/** What is computed of two numbers. A loop branches on it in each cell, which the processor predicts; a function would be a call. */
export type Arithmetic = 'sum' | 'difference' | 'product'
