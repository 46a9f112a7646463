import { type Config, defineConfig } from '@lockstep/codegen'

/** What is generated of the example, and where it goes. */
export const config: Config = defineConfig({
  name: 'pinterest',
  modules: ['index.ts'],
  out: 'examples/pinterest/generated',
  outputs: ['notebook', 'sql', 'dag', 'client', 'connect', 'api', 'cloudformation', 'guide'],
})
