/** Whether a GPU's name says that it is a program on the CPU, many times slower than our wasm backend. */
export function isSoftware(name: string): boolean {
  return /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render/i.test(name)
}
