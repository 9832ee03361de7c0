import { existsSync } from 'node:fs'
import { constants } from 'node:os'

const folder = '/usr/lib/chromium'

/** glibc's RTLD_NODELETE: the library stays although it is not a Node module. */
const keep = 0x1000

/**
 * Lets Dawn find Chromium's software Vulkan driver, and the loader Chromium carries where the system has none.
 * False, with a message, when there is none.
 */
export function offerSoftwareGpu(): boolean {
  const driver = `${folder}/vk_swiftshader_icd.json`
  if (!existsSync(driver)) {
    console.warn(`Skipped: WebGPU is not tested, because there is no software driver at ${driver}.`)
    return false
  }
  process.env.VK_ICD_FILENAMES = driver
  try {
    process.dlopen({ exports: {} }, `${folder}/libvulkan.so.1`, constants.dlopen.RTLD_NOW | keep)
  } catch {
    // It always says that it is not a module; if it really is missing, the system's own is used.
  }
  return true
}
