import { defineConfig } from 'vitest/config'

/** The sources are tested, never a stale `dist`. */
const resolve = { conditions: ['lockstep-source'] }

/**
 * Tests that change modules: operations are made up, a module of Node's is another, or a command loads a user's module, and
 * with it the packages a second time.
 */
const changing = [
  'test/mutants/**/*.test.ts',
  'test/transforms/node/far-places.test.ts',
  'test/codegen/command/**/*.test.ts',
]

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
      // Files of one worker share their modules, which takes a third of the time, but for those that change modules.
      project(
        'unit',
        ['test/{schema,transforms,codegen,types,bench}/**/*.test.ts', 'test/pipeline/front/**/*.test.ts'],
        {
          exclude: changing,
          globalSetup: './test/built.ts',
          isolate: false,
        },
      ),
      project('alone', changing, { globalSetup: './test/built.ts' }),
      project('house', ['test/house/**/*.test.ts'], { testTimeout: 600_000 }),
      // Whole jobs, each with a Spark of its own.
      project('outputs', ['test/outputs/**/*.test.ts'], {
        globalSetup: './test/built.ts',
        testTimeout: 900_000,
      }),
      // Kafka, Connect, S3 and Spark at once.
      project('pipeline', ['test/pipeline/*.test.ts'], {
        globalSetup: './test/built.ts',
        testTimeout: 900_000,
        fileParallelism: false,
      }),
      project('agreement', ['test/agreement/**/*.test.ts'], {
        globalSetup: ['./test/built.ts', './test/sparks.ts'],
        testTimeout: 900_000,
        isolate: false,
      }),
    ],
  },
})
