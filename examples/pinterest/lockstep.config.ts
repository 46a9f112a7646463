import { type Config, defineConfig } from '@lockstep/codegen'

const config: Config = defineConfig({
  name: 'pinterest',
  modules: ['index.ts'],
  out: 'examples/pinterest/generated',
  outputs: ['notebook', 'sql', 'connect'],
})

export { config }
