/** Keeps tfjs from advertising tfjs-node, which it does whenever its cpu backend is used under Node. */
export function silenceTfjs(): void {
  const warn = console.warn
  console.warn = (...args: unknown[]) => {
    if (!String(args[0]).includes('running TensorFlow.js in Node.js')) warn(...args)
  }
}
