declare module '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.worker.js' {
  /** The script that each thread of the threaded binary starts with. */
  export const wasmWorkerContents: string
}
