/** What is computed of two numbers. A loop asks for it in each cell: that is foreseen, and a function would be called. */
export type Arithmetic = 'sum' | 'difference' | 'product'
