import { mix, type Rgb } from './paint'

/** Colors from dark to light, or in whatever order they pass into each other. */
export class Palette {
  constructor(readonly colors: readonly Rgb[]) {}

  /** Passes through all colors while `t` goes from 0 to 1; the ends go on beyond. */
  at(t: number): Rgb {
    const last = this.colors.length - 1
    const place = Math.min(last, Math.max(0, t * last))
    const index = Math.min(last - 1, Math.floor(place))
    return mix(this.#color(index), this.#color(index + 1), place - index)
  }

  #color(index: number): Rgb {
    return this.colors[index] ?? this.colors[0] ?? [0, 0, 0]
  }
}
