/** RGB, 8 bits each, row by row. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/**
 * How colorful a picture is, 0 (gray) to some 110 (Hasler and Süsstrunk 2003, "Measuring colorfulness in natural images",
 * equation 3).
 */
export function colorfulness({ data }: Raster): number {
  const redGreen: number[] = []
  const yellowBlue: number[] = []
  for (let at = 0; at < data.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]]
    redGreen.push(red - green)
    yellowBlue.push((red + green) / 2 - blue)
  }
  const [a, b] = [moments(redGreen), moments(yellowBlue)]
  return Math.hypot(a.deviation, b.deviation) + 0.3 * Math.hypot(a.mean, b.mean)
}

/** Mean chroma: the distance from gray of a pixel, in levels of 255. */
export function chroma({ data }: Raster): number {
  let sum = 0
  for (let at = 0; at < data.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]]
    const gray = (red + green + blue) / 3
    sum += Math.hypot(red - gray, green - gray, blue - gray)
  }
  return sum / (data.length / 3)
}

/** Luminance of the outermost pixels less that of the ring 8 px further in, of 255: a frame that was not asked for. */
export function frame(image: Raster): number {
  return ringMean(image, 0) - ringMean(image, 8)
}

function ringMean({ width, height, data }: Raster, inset: number): number {
  let [sum, count] = [0, 0]
  for (let y = inset; y < height - inset; y += 1) {
    const whole = y === inset || y === height - inset - 1
    for (let x = inset; x < width - inset; x += whole ? 1 : width - 2 * inset - 1) {
      sum += luminance(data, 3 * (y * width + x))
      count += 1
    }
  }
  return sum / count
}

/**
 * How much of a grid of `period` px a picture shows: power at the period and its overtones along rows and columns,
 * over that of the frequencies beside them; 1 is none.
 */
export function grid({ width, height, data }: Raster, period = 8): number {
  const gray = Float64Array.from({ length: width * height }, (_, i) => luminance(data, 3 * i))
  const rows = Array.from({ length: height }, (_, y) => gray.subarray(y * width, (y + 1) * width))
  const columns = Array.from({ length: width }, (_, x) =>
    Float64Array.from({ length: height }, (__, y) => gray[y * width + x] ?? 0),
  )
  const ratios = [rows, columns].map((lines) => lineGrid(lines, period))
  return Math.max(...ratios)
}

/** Lines are cut to whole windows of 8 periods, so that the period is a frequency of the transform exactly. */
function lineGrid(lines: readonly Float64Array[], period: number): number {
  const length = 8 * period
  let [at, beside] = [0, 0]
  const harmonics = Array.from({ length: period / 2 - 1 }, (_, i) => 8 * (i + 1))
  for (const line of lines) {
    for (let start = 0; start + length <= line.length; start += length) {
      const window = line.subarray(start, start + length)
      for (const k of harmonics) {
        at += power(window, k)
        beside += (power(window, k - 2) + power(window, k + 2)) / 2
      }
    }
  }
  return beside === 0 ? 1 : at / beside
}

/** Power of one frequency, `k` waves in the window, under a Hann window. */
function power(window: Float64Array, k: number): number {
  const { length } = window
  let [real, imaginary] = [0, 0]
  for (const [i, value] of window.entries()) {
    const weighted = value * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / length))
    real += weighted * Math.cos((2 * Math.PI * k * i) / length)
    imaginary += weighted * Math.sin((2 * Math.PI * k * i) / length)
  }
  return real * real + imaginary * imaginary
}

/** Peak signal-to-noise ratio of two pictures of one size, in dB; more is nearer. */
export function psnr(a: Raster, b: Raster): number {
  const error = a.data.reduce((sum, value, i) => sum + (value - (b.data[i] ?? 0)) ** 2, 0) / a.data.length
  return 10 * Math.log10(255 ** 2 / error)
}

function luminance(data: Uint8Array, at: number): number {
  return 0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0)
}

function moments(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { mean, deviation: Math.sqrt(variance) }
}
