/**
 * The directions of import, as in "Architecture" in the README.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Modules that need each other are one module.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(webgpu|virtual:.+)$' },
    },
    ...only('core', 'src/core', []),
    ...only('engine', 'src/engine', ['src/core']),
    ...only('tensor', 'src/tensor', []),
    ...only('models', 'models', ['src/tensor']),
    ...only('nodes', 'nodes', ['src/core', 'src/tensor', 'models']),
    ...only('editor', 'src/editor', ['src/core', 'src/engine/(events|client)[.]ts$']),
    ...only('app', 'src/app', ['src/(core|engine|tensor|editor)', 'nodes', 'models', 'graphs']),
    ...only('cli', 'src/cli', ['src/(core|engine|tensor)', 'nodes', 'models']),
    {
      name: 'tfjs-only-in-tensor',
      comment: 'Everything else computes through src/tensor.',
      severity: 'error',
      from: { pathNot: '^src/tensor/' },
      to: { path: 'node_modules/@tensorflow/' },
    },
    {
      name: 'react-only-in-front',
      comment: 'What computes and what is stored does not know how it is shown.',
      severity: 'error',
      from: { path: '^(src/(core|engine|tensor|cli)|nodes|models)/' },
      to: {
        path: 'node_modules/(react|react-dom|react-i18next|i18next|@xyflow|@base-ui|lucide-react|uplot|zustand|@types/react|@types/react-dom)/',
      },
    },
    {
      name: 'node-only-on-the-command-line',
      comment: 'Only the command line may count on Node; everything else also runs in a browser.',
      severity: 'error',
      from: { pathNot: '^(src/cli/|src/tensor/node[.]ts$|models/folder[.]ts$)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'node-parts-only-in-cli',
      comment: 'These parts of tensor and models are for Node.',
      severity: 'error',
      from: { pathNot: '^src/cli/' },
      to: { path: '^(src/tensor/node|models/folder)[.]ts$' },
    },
    {
      name: 'not-for-production',
      comment: 'What is imported at run time is a dependency, not a development dependency.',
      severity: 'error',
      from: { path: '^(src|nodes|models)/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}

/**
 * Forbids what lies in `folder` to import anything of ours but itself and `allowed`.
 *
 * @param {string} name
 * @param {string} folder
 * @param {readonly string[]} allowed
 */
function only(name, folder, allowed) {
  const own = [folder, ...allowed].map((path) => (path.endsWith('$') ? path : `${path}/`))
  return [
    {
      name: `${name}-imports`,
      comment: `${folder} imports ${allowed.length === 0 ? 'nothing of ours' : `only ${allowed.join(', ')}`}.`,
      severity: 'error',
      from: { path: `^${folder}/` },
      to: { path: '^(src|nodes|models|graphs|tests)/', pathNot: `^(${own.join('|')})` },
    },
  ]
}
