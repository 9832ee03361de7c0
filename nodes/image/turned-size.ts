interface Size {
  readonly width: number
  readonly height: number
}

/** The smallest upright box, in whole px, that holds a picture turned by an angle. */
export function boundingSize({ width, height }: Size, degrees: number): Size {
  const { sin, cos } = absolute(degrees)
  // A quarter turn is exact, but its cosine is not quite 0.
  const up = (length: number) => Math.max(1, Math.ceil(length - 1e-6))
  return { width: up(width * cos + height * sin), height: up(width * sin + height * cos) }
}

/** The largest upright box, in whole px, that lies in a picture turned by an angle. */
export function inscribedSize({ width, height }: Size, degrees: number): Size {
  const { sin, cos } = absolute(degrees)
  const long = Math.max(width, height)
  const short = Math.min(width, height)
  const down = (length: number) => Math.max(1, Math.floor(length + 1e-6))
  // Of a long picture two corners of the box lie on the long sides, the others anywhere between.
  if (short <= 2 * sin * cos * long || Math.abs(sin - cos) < 1e-9) {
    const half = short / 2
    const [across, along] = width >= height ? [half / sin, half / cos] : [half / cos, half / sin]
    return { width: down(across), height: down(along) }
  }
  const difference = cos * cos - sin * sin
  return {
    width: down((width * cos - height * sin) / difference),
    height: down((height * cos - width * sin) / difference),
  }
}

function absolute(degrees: number): { sin: number; cos: number } {
  const angle = (degrees * Math.PI) / 180
  return { sin: Math.abs(Math.sin(angle)), cos: Math.abs(Math.cos(angle)) }
}
