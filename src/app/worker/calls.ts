import type { Arguments, CallName, FromWorker, Result, ToWorker } from './protocol'

interface Waiting {
  readonly resolve: (result: Result<CallName>) => void
  readonly reject: (error: Error) => void
}

/** What a worker was asked and has not answered yet. */
export class Calls {
  private readonly waiting = new Map<number, Waiting>()
  private made = 0

  send<K extends CallName>(
    call: K,
    args: Arguments<K>,
    post: (message: ToWorker) => void,
  ): Promise<Result<K>> {
    this.made += 1
    const id = this.made
    return new Promise((resolve, reject) => {
      // The worker answers a call with the result of that call's kind.
      this.waiting.set(id, { resolve: (result) => resolve(result as Result<K>), reject })
      post({ type: 'call', id, call, args } as ToWorker)
    })
  }

  answer(message: Extract<FromWorker, { readonly type: 'answer' | 'refusal' }>) {
    const waiting = this.waiting.get(message.id)
    this.waiting.delete(message.id)
    if (message.type === 'answer') waiting?.resolve(message.result)
    else waiting?.reject(new Error(message.message))
  }

  /** None of them will be answered. */
  fail(why: string) {
    const waiting = [...this.waiting.values()]
    this.waiting.clear()
    for (const { reject } of waiting) reject(new Error(why))
  }
}
