import { readdirSync, readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import type { Plugin, UserConfig } from 'vite'
import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { pageHeaders, withPolicy } from './src/app/hosting/content-security.ts'

/** What threads need. The rest of the headers would forbid what the development server puts into the page. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

const contentSecurity: Plugin = {
  name: 'content-security',
  apply: 'build',
  transformIndexHtml: withPolicy,
}

/** A program for Node in one file: tfjs's modules do not load there unbundled. */
function nodeProgram(entry: string, outDir: string, name: string): UserConfig {
  return {
    publicDir: false,
    ssr: { target: 'node', noExternal: true, external: ['sharp', 'webgpu', 'vite', '@playwright/test'] },
    build: {
      ssr: entry,
      outDir,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: `${name}.js`, chunkFileNames: '[name]-[hash].js' } },
    },
  }
}

/** The module `virtual:example-nodes`: types of the nodes of every example, so that no file need be read for them. */
function exampleNodes(): Plugin {
  const id = 'virtual:example-nodes'
  const folder = new URL('graphs/', import.meta.url)
  const typesIn = ({ nodes, groups = [] }: Body): readonly string[] => [
    ...nodes.map(({ type }) => type),
    ...groups.flatMap(typesIn),
  ]
  return {
    name: 'example-nodes',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(loaded) {
      if (loaded !== `\0${id}`) return undefined
      const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
      const found = files.map((name) => {
        const graph: Body = JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
        return [name.slice(0, -'.json'.length), [...new Set(typesIn(graph))]]
      })
      return `export default ${JSON.stringify(Object.fromEntries(found))}`
    },
  }
}

interface Body {
  readonly nodes: readonly { readonly type: string }[]
  readonly groups?: readonly Body[]
}

const page: UserConfig = {
  plugins: [react(), exampleNodes(), contentSecurity],
  server: { headers: isolation },
  preview: { headers: pageHeaders },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    outDir: 'dist/app',
    chunkSizeWarningLimit: 1300,
    // What the first picture needs is one file: cut up by who shares what, it compresses worse.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'initial', tags: ['$initial'] }] } } },
  },
}

/** Made of hundreds of small modules, which every test file would load one by one; bundled, they also run faster. */
const bundled = [
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-core/dist/register_all_gradients',
  '@tensorflow/tfjs-backend-cpu',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-backend-webgpu',
]

const tests: ViteUserConfig['test'] = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  setupFiles: ['tests/all/setup.ts'],
  deps: { optimizer: { ssr: { enabled: true, include: bundled } } },
  // The packages' `main` are bundles with a second copy of what the deep imports load.
  alias: [{ find: /^@tensorflow\/(tfjs-[a-z-]+)$/, replacement: '@tensorflow/$1/dist/index.js' }],
}

export default defineConfig(({ mode }) => {
  if (mode === 'cli') return nodeProgram('src/cli/start.ts', 'dist/cli', 'gramarye')
  if (mode === 'bench') return nodeProgram('tests/bench/main.ts', 'dist/bench', 'bench')
  if (mode === 'sheet') return nodeProgram('tests/sheet/main.ts', 'dist/sheet', 'sheet')
  if (mode === 'fuzz') return nodeProgram('tests/fuzz/main.ts', 'dist/fuzz', 'fuzz')
  return {
    ...page,
    test: {
      // One less than there are cores, the default, leaves half of a small machine idle.
      maxWorkers: '100%',
      projects: [
        {
          extends: true,
          test: {
            ...tests,
            name: 'unit',
            include: ['tests/**/*.test.{ts,tsx}'],
            exclude: ['tests/cli/**', 'tests/graphs/**', 'tests/e2e/**'],
          },
        },
        {
          extends: true,
          test: {
            ...tests,
            name: 'cli',
            include: ['tests/cli/**/*.test.ts'],
            globalSetup: ['tests/cli/build.ts'],
          },
        },
        { extends: true, test: { ...tests, name: 'graphs', include: ['tests/graphs/**/*.test.ts'] } },
      ],
    },
  }
})
