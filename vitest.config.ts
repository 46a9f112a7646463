import { defineConfig } from 'vitest/config'

/** The sources are tested, never a stale `dist`. */
const resolve = { conditions: ['lockstep-source'] }

const project = (name: string, include: string[], more: object = {}) => ({
  resolve,
  ssr: { resolve },
  test: { name, include, testTimeout: 180_000, hookTimeout: 300_000, ...more },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', './test/report.ts'],
    projects: [
      project('unit', ['test/{schema,transforms,codegen,types,mutants,bench}/**/*.test.ts'], {
        globalSetup: './test/built.ts',
      }),
      project('house', ['test/house/**/*.test.ts'], { testTimeout: 600_000 }),
      project('agreement', ['test/agreement/**/*.test.ts'], {
        globalSetup: ['./test/built.ts', './test/sparks.ts'],
        testTimeout: 900_000,
      }),
    ],
  },
})
