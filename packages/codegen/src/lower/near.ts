import type { Node } from '@lockstep/schema'

const near: readonly Node['operation'][] = ['toDate', 'readDate', 'makeDate', 'dateOf']

/** Whether every date that a node makes is far from both ends of what a date can be. */
export const isNear = ({ operation }: Node): boolean => near.includes(operation)
