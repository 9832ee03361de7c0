import { GivenWeightsError, readNetwork, readTrainedHeader } from '../../models'
import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { file } from '../../src/core/param'
import { port } from '../../src/core/port'
import { Pacer, parameterCount, restoreNetwork, runPaced } from '../../src/tensor'
import { mostFileBytes, type NetworkRole, roles } from './network-role'

/** One node for each role, as there is one that saves it. */
export function loadNode(role: NetworkRole) {
  const { port: type, title } = roles[role]
  return defineNode({
    type: `train/load-${role}`,
    version: 1,
    title: `Load ${title}`,
    category: 'Train',
    doc: `A trained ${title} from a safetensors file that Save ${title} wrote. The graph carries it. Where everything was saved, training goes on bit for bit.`,
    inputs: {},
    params: {
      file: file({
        label: 'File',
        doc: 'A .safetensors file up to 67 MB. The graph keeps a copy.',
        accept: ['.safetensors'],
        maxBytes: mostFileBytes,
      }),
    },
    outputs: { network: port(type, { label: role, doc: `The ${title} as it was saved.` }) },
    forecast({ params }, context) {
      const header = params.file && context.file(params.file.asset, headerOf)
      if (!header || header.description.role !== role) return undefined
      const { description, copies } = header
      const values = copies * parameterCount(description)
      return { outputs: { network: { description, copies } }, work: 20 * values, peak: 8 * values }
    },
    async run({ params }, context) {
      if (!params.file) {
        throw new UserError('No file is chosen.', 'Choose a .safetensors file, or drop one on the node.')
      }
      const { name, bytes } = await context.asset(params.file.asset)
      try {
        const reading = readNetwork(name, bytes, role)
        return { network: restoreNetwork(await runPaced(reading, new Pacer(context.signal))) }
      } catch (cause) {
        if (cause instanceof GivenWeightsError) throw new UserError(cause.message, cause.remedy, { cause })
        throw cause
      }
    },
  })
}

/** For the forecast, which is asked after every edit. */
function headerOf(content: Uint8Array) {
  const { description, average, optimizer } = readTrainedHeader('', content)
  const moments = optimizer ? (optimizer.kind === 'adam' ? 2 : 1) : 0
  return { description, copies: 1 + (average ? 1 : 0) + moments }
}
