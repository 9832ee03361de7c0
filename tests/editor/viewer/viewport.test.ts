import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cameraOf,
  fitOnto,
  fitScale,
  panBy,
  rescale,
  toPane,
  toPicture,
  zoomAt,
  zoomTo,
} from '../../../src/editor/viewer/viewport'

const length = fc.integer({ min: 1, max: 8000 })
const size = fc.record({ width: length, height: length })
const pane = fc.record({
  width: fc.integer({ min: 50, max: 3000 }),
  height: fc.integer({ min: 50, max: 3000 }),
})

describe('a viewport', () => {
  test('fits the whole picture into the pane, in its middle', () => {
    fc.assert(
      fc.property(size, pane, (picture, room) => {
        const camera = cameraOf('fit', picture, room)
        const first = toPane(camera, room, { x: 0, y: 0 })
        const last = toPane(camera, room, { x: picture.width, y: picture.height })
        expect(first.x).toBeGreaterThanOrEqual(0)
        expect(first.y).toBeGreaterThanOrEqual(0)
        expect(first.x + last.x).toBeCloseTo(room.width, 6)
        expect(first.y + last.y).toBeCloseTo(room.height, 6)
      }),
    )
  })

  test('zooms around the pointer: what is under it stays there', () => {
    fc.assert(
      fc.property(size, pane, fc.double({ min: 0.2, max: 5, noNaN: true }), (picture, room, factor) => {
        const camera = cameraOf('fit', picture, room)
        const at = { x: room.width * 0.5, y: room.height * 0.5 }
        const before = toPicture(camera, room, at)
        const after = toPicture(zoomAt(camera, factor, at, picture, room), room, at)
        expect(after.x).toBeCloseTo(before.x, 4)
        expect(after.y).toBeCloseTo(before.y, 4)
      }),
    )
    const picture = { width: 100, height: 100 }
    const room = { width: 400, height: 200 }
    const at = { x: 230, y: 120 }
    const camera = cameraOf('fit', picture, room)
    const after = zoomTo(camera, 8, at, picture, room)
    expect(after.scale).toBe(8)
    expect(toPicture(after, room, at).x).toBeCloseTo(toPicture(camera, room, at).x, 9)
  })

  test('neither zooms nor pans out of sight', () => {
    const picture = { width: 600, height: 400 }
    const room = { width: 500, height: 500 }
    const camera = cameraOf('fit', picture, room)
    expect(zoomTo(camera, 1e6, { x: 250, y: 250 }, picture, room).scale).toBe(64)
    expect(zoomTo(camera, 0, { x: 250, y: 250 }, picture, room).scale).toBeCloseTo(
      fitScale(picture, room) / 4,
      9,
    )
    const moved = panBy(camera, { x: 1e6, y: -1e6 }, picture)
    expect([moved.x, moved.y]).toEqual([0, 400])
    const step = panBy(camera, { x: camera.scale * 10, y: 0 }, picture)
    expect(step.x).toBeCloseTo(camera.x - 10, 9)
  })

  test('keeps what is seen when the finished picture takes the place of a draft', () => {
    const draft = { width: 512, height: 256 }
    const finished = { width: 1024, height: 512 }
    const room = { width: 300, height: 300 }
    const camera = { scale: 2, x: 100, y: 50 }
    const after = rescale(camera, draft, finished)
    expect(after).toEqual({ scale: 1, x: 200, y: 100 })
    const corner = { x: 120, y: 60 }
    expect(toPane(cameraOf(after, finished, room), room, { x: 240, y: 120 })).toEqual(
      toPane(camera, room, corner),
    )
    expect(rescale('fit', draft, finished)).toBe('fit')
  })
})

describe('a second picture', () => {
  test('of the same shape lies over all of the first, whatever its size', () => {
    expect(fitOnto({ width: 320, height: 213 }, { width: 640, height: 427 })).toEqual({
      x: 0,
      y: 0,
      width: 640,
      height: 427,
    })
  })

  test('of another shape is as large as fits, in the middle', () => {
    expect(fitOnto({ width: 100, height: 200 }, { width: 400, height: 400 })).toEqual({
      x: 100,
      y: 0,
      width: 200,
      height: 400,
    })
  })
})
