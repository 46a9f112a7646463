import { existsSync, readFileSync } from 'node:fs'

/**
 * The most memory that this process has had. On Linux by `/proc`, since what the system call says begins with the
 * memory of the process that started this one.
 */
export const peakMiB = (): number => {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  const [, kilobytes] = /^VmHWM:\s*([0-9]+) kB$/mu.exec(status) ?? []
  return (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes)) / 1024
}
