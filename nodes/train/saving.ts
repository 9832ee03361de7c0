import { NotWritableError, savedBytes, writeNetwork } from '../../models'
import { UserError } from '../../src/core/context'
import { megabytes, megabytesAllowed } from '../../src/core/megabytes'
import { defineNode } from '../../src/core/node'
import { choice, text } from '../../src/core/param'
import { port } from '../../src/core/port'
import { Pacer, parameterCount, runPaced, saveNetwork, type TrainableNetwork } from '../../src/tensor'
import { NetworkFile } from '../ports'
import { mostFileBytes, type NetworkRole, roles } from './network-role'

const params = {
  content: choice({
    label: 'Content',
    doc: 'What the file holds.',
    default: 'weights',
    options: [
      {
        value: 'weights',
        label: 'Weights',
        doc: 'Those that work best: their running average where there is one. Enough to use the network, and to train it anew from there.',
      },
      {
        value: 'everything',
        label: 'Everything',
        doc: 'Also the running average and what the optimizer remembers, in single precision: training goes on bit for bit as if it had never stopped. Up to eight times as large.',
      },
    ],
  }),
  precision: choice({
    label: 'Precision',
    doc: 'How exactly the weights are kept.',
    default: 'half',
    options: [
      {
        value: 'half',
        label: 'Half',
        doc: '16 bits a weight: half the size, and a difference that nobody sees.',
      },
      { value: 'single', label: 'Single', doc: '32 bits a weight: exact.' },
    ],
    hiddenWhile: { content: ['everything'] },
  }),
  title: text({ label: 'Title', doc: 'Written into the file.', default: '', maxLength: 200 }),
  note: text({
    label: 'Note',
    doc: 'Written into the file, such as what it was trained on, and by whom.',
    default: '',
    maxLength: 2000,
    multiline: true,
  }),
} as const

/** One node for each role: wires of one are not those of another. */
export function saveNode(role: NetworkRole) {
  const { port: type, title } = roles[role]
  return defineNode({
    type: `train/save-${role}`,
    version: 1,
    title: `Save ${title}`,
    category: 'Train',
    doc: `Keeps a trained ${title} as a safetensors file: save it from the node, or keep it in the graph beside a node that loads it. The description of its layers stands in the file. The command line writes one file for each of these nodes, named after the node.`,
    inputs: { network: port(type, { label: role, doc: `The ${title} to save.` }) },
    params,
    outputs: { file: port(NetworkFile, { label: 'file', doc: 'What is in the file, and its size.' }) },
    sink: { input: 'network', output: 'file', format: 'safetensors' },
    forecast({ inputs: { network }, params: { content, precision } }) {
      const count = parameterCount(network.description)
      const bytes =
        content === 'weights' ? count * (precision === 'half' ? 2 : 4) : 4 * count * network.copies
      return { outputs: { file: { bytes } }, work: 20 * bytes, peak: 2 * bytes }
    },
    async run({ inputs: { network }, params: { content, precision, title, note } }, context) {
      const whole = content === 'everything'
      const kept = whole ? network : bestOf(network)
      const options = { precision: whole || precision === 'single' ? 'F32' : 'F16', title, note } as const
      refuseTooLarge(savedBytes(kept, options.precision))
      try {
        const writing = writeNetwork(await saveNetwork(kept), options)
        const bytes = await runPaced(writing, new Pacer(context.signal))
        const { description, steps } = network
        const file = {
          bytes,
          role,
          parameters: parameterCount(description),
          steps,
          precision: options.precision,
        }
        return { file }
      } catch (cause) {
        if (cause instanceof NotWritableError) throw new UserError(cause.message, cause.remedy, { cause })
        throw cause
      }
    },
  })
}

/** By the weights that work best, without what is needed to go on learning. */
function bestOf({ description, variables, average, steps }: TrainableNetwork): TrainableNetwork {
  return { description, variables: average ?? variables, average: null, memory: null, steps }
}

function refuseTooLarge(bytes: number): void {
  if (bytes <= mostFileBytes) return
  throw new UserError(
    `The file would have ${megabytes(bytes)} MB; at most ${megabytesAllowed(mostFileBytes)} MB can be loaded again.`,
    'Save the weights alone in half precision, or train a smaller network.',
  )
}
