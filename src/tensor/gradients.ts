// tfjs-core registers no gradients by itself; every file that differentiates imports this one. The core comes first:
// loaded before it, as Vite's development server would, the gradients find no flags.
import '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
