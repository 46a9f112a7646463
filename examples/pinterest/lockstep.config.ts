import { type Config, defineConfig } from '@lockstep/codegen'

const config: Config = defineConfig({
  name: 'pinterest',
  modules: ['index.ts'],
  out: 'examples/pinterest/generated',
  outputs: ['notebook', 'sql', 'client', 'connect', 'api', 'cloudformation'],
})

export { config }
