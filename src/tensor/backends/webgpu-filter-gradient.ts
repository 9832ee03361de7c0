import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import { type FilterGradientAttrs, filterGradientKernel } from '../training/kernels/names'
import { replaceKernel } from './replace-kernel'

interface GradientCall {
  readonly inputs: { readonly x: TensorInfo; readonly dy: TensorInfo }
  readonly attrs: FilterGradientAttrs
  readonly backend: WebGPUBackend
}

type Program = Parameters<WebGPUBackend['runWebGPUProgram']>[0]

/** Rows and columns of the gradient that a workgroup computes, 4x4 of them in each of its 8x8 threads. */
const tile = 32

/** Places whose values a workgroup holds at once. */
const depth = 16

/** As many workgroups as keep a large device busy, and the fewest places that are worth one. */
const enoughGroups = 512
const fewestPlaces = 128

/**
 * The gradient at a convolution's filter as a product of patches of x with dy, whose long side is divided over workgroups:
 * tfjs's own kernel gives each weight to one thread, which goes through all pictures alone. The patches are never laid
 * out; the sums are added in one order, so that they are the same on every run.
 */
export function addFilterGradient(): void {
  replaceKernel(filterGradientKernel, 'webgpu', filterGradient)
}

function filterGradient({ inputs: { x, dy }, attrs, backend }: GradientCall): TensorInfo {
  const { kernel, stride, top, left } = attrs
  const [batch = 0, rows = 0, columns = 0, to = 0] = dy.shape
  const from = x.shape[3] ?? 0
  const height = kernel * kernel * from
  const places = batch * rows * columns
  const tiles = Math.ceil(height / tile) * Math.ceil(to / tile)
  const wanted = Math.min(Math.ceil(enoughGroups / tiles), Math.floor(places / fewestPlaces))
  const steps = Math.ceil(places / Math.max(1, wanted) / depth)
  const parts = Math.ceil(places / (steps * depth))
  const uniforms = [kernel, stride, top, left, steps].map((value) => ({ type: 'int32', data: [value] }))
  const partial = backend.runWebGPUProgram(product(parts, height, to), [x, dy], 'float32', uniforms)
  const shape = [kernel, kernel, from, to]
  if (parts === 1) return { ...partial, shape }
  const sum = backend.runWebGPUProgram(total(height * to), [partial], 'float32')
  backend.disposeData(partial.dataId)
  return { ...sum, shape }
}

/** [parts, k² in, out]: each part of the sum over `steps` times so many places as a workgroup holds. */
function product(parts: number, height: number, width: number): Program {
  return {
    variableNames: ['x', 'dy'],
    outputShape: [parts, height, width],
    shaderKey: 'filterGradient',
    uniforms: 'side : i32, stride : i32, top : i32, left : i32, steps : i32,',
    workgroupSize: [8, 8, 1],
    dispatchLayout: { x: [2], y: [1], z: [0] },
    dispatch: [Math.ceil(width / tile), Math.ceil(height / tile), parts],
    getUserCode: () => `
      // Row and column of x that the first tap sees from each place, and where its picture begins.
      var<workgroup> origins : array<vec3<i32>, ${depth}>;
      var<workgroup> seen : array<array<vec4<f32>, 8>, ${depth}>;
      var<workgroup> given : array<array<vec4<f32>, 8>, ${depth}>;

      fn main() {
        let thread = i32(localIndex);
        let channels = uniforms.xShape.w;
        let columns = uniforms.dyShape.z;
        let perPicture = uniforms.dyShape.y * columns;
        let places = uniforms.dyShape.x * perPicture;
        let row = i32(workgroupId.y) * ${tile};
        let column = i32(workgroupId.x) * ${tile};
        // What this thread loads: four rows and columns of the gradient, at every eighth place.
        let quarter = thread % 8;
        var taps : array<vec3<i32>, 4>;
        for (var i = 0; i < 4; i++) {
          let weight = row + quarter * 4 + i;
          let tap = weight / channels;
          taps[i] = vec3<i32>(tap / uniforms.side, tap % uniforms.side, weight % channels);
        }
        var sums : array<vec4<f32>, 4>;
        for (var step = 0; step < uniforms.steps; step++) {
          let first = (i32(workgroupId.z) * uniforms.steps + step) * ${depth};
          if (thread < ${depth}) {
            let place = first + thread;
            let picture = place / perPicture;
            let inside = place % perPicture;
            origins[thread] = vec3<i32>(
              inside / columns * uniforms.stride - uniforms.top,
              inside % columns * uniforms.stride - uniforms.left,
              picture * uniforms.xShape.y * uniforms.xShape.z);
          }
          workgroupBarrier();
          for (var at = thread / 8; at < ${depth}; at += 8) {
            let origin = origins[at];
            let exists = first + at < places;
            var values = vec4<f32>(0.0);
            var gradients = vec4<f32>(0.0);
            for (var i = 0; i < 4; i++) {
              let y = origin.x + taps[i].x;
              let z = origin.y + taps[i].y;
              if (exists && taps[i].x < uniforms.side && y >= 0 && y < uniforms.xShape.y && z >= 0 && z < uniforms.xShape.z) {
                values[i] = x[(origin.z + y * uniforms.xShape.z + z) * channels + taps[i].z];
              }
              let output = column + quarter * 4 + i;
              if (exists && output < uniforms.dyShape.w) {
                gradients[i] = dy[(first + at) * uniforms.dyShape.w + output];
              }
            }
            seen[at][quarter] = values;
            given[at][quarter] = gradients;
          }
          workgroupBarrier();
          for (var at = 0; at < ${depth}; at++) {
            let values = seen[at][localId.y];
            let gradients = given[at][localId.x];
            sums[0] += values.x * gradients;
            sums[1] += values.y * gradients;
            sums[2] += values.z * gradients;
            sums[3] += values.w * gradients;
          }
        }
        for (var i = 0; i < 4; i++) {
          let weight = row + i32(localId.y) * 4 + i;
          for (var j = 0; j < 4; j++) {
            let output = column + i32(localId.x) * 4 + j;
            if (weight < uniforms.outShape.y && output < uniforms.outShape.z) {
              result[(i32(workgroupId.z) * uniforms.outShape.y + weight) * uniforms.outShape.z + output] = sums[i][j];
            }
          }
        }
      }
    `,
  }
}

/** The sum over the parts: [parts, k² in, out] -> [k² in out]. */
function total(size: number): Program {
  return {
    variableNames: ['x'],
    outputShape: [size],
    shaderKey: 'filterGradientTotal',
    size: true,
    workgroupSize: [64, 1, 1],
    dispatchLayout: { x: [0] },
    dispatch: [Math.ceil(size / 64), 1, 1],
    getUserCode: () => `
      fn main(index : i32) {
        if (index < uniforms.size) {
          var sum = 0.0;
          for (var part = 0; part < uniforms.xShape.x; part++) {
            sum += x[part * uniforms.size + index];
          }
          result[index] = sum;
        }
      }
    `,
  }
}
