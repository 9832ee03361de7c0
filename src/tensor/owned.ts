import type { Tensor } from '@tensorflow/tfjs-core'

/**
 * The tensors an asynchronous routine holds between its steps. tf.tidy cannot span an await: its scope would also
 * catch what other code makes meanwhile.
 */
export class Owned {
  readonly #held = new Set<Tensor>()

  own<T extends Tensor>(tensor: T): T {
    this.#held.add(tensor)
    return tensor
  }

  free(tensor: Tensor): void {
    if (this.#held.delete(tensor)) tensor.dispose()
  }

  /** Hands the tensor to the caller, who owns it from now on. */
  release<T extends Tensor>(tensor: T): T {
    this.#held.delete(tensor)
    return tensor
  }

  dispose(): void {
    for (const tensor of this.#held) tensor.dispose()
    this.#held.clear()
  }
}
