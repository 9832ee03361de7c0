/** Made when the program is built, by `exampleNodes` in vite.config.ts. */
declare module 'virtual:example-nodes' {
  const types: Readonly<Record<string, readonly string[]>>
  export default types
}
