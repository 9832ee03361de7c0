import { type Tensor, type TrainableNetwork, valuesOf } from '../../../src/tensor'

/** All numbers of a network, by the names of what they are. */
export async function numbersOf(network: TrainableNetwork) {
  const read = async (tensors: Readonly<Record<string, Tensor>> | null | undefined) =>
    Object.fromEntries(
      await Promise.all(
        Object.entries(tensors ?? {}).map(async ([name, tensor]) => [
          name,
          Array.from(await valuesOf(tensor)),
        ]),
      ),
    )
  return {
    steps: network.steps,
    variables: await read(network.variables),
    average: await read(network.average),
    first: await read(network.memory?.first),
    second: await read(network.memory?.second),
    count: network.memory?.count,
  }
}
