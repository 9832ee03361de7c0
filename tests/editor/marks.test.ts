import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMark, type Mark, noMarks, redo, undo } from '../../src/editor/painting/marks'

const brush = { size: 16, hardness: 0.5, erase: false }
const stroke = (x: number): Mark => ({ kind: 'stroke', brush, points: [{ x, y: 0 }] })
const clear: Mark = { kind: 'clear' }

describe('what was painted', () => {
  it('is undone and redone step by step', () => {
    const two = addMark(addMark(noMarks, stroke(1)), clear)
    expect(undo(two).done).toEqual([stroke(1)])
    expect(redo(undo(two)).done).toEqual(two.done)
    expect(undo(undo(undo(two)))).toEqual({ done: [], undone: [clear, stroke(1)] })
    expect(redo(two)).toEqual(two)
  })

  it('forgets what was undone when something else is painted', () => {
    const other = addMark(undo(addMark(noMarks, stroke(1))), stroke(2))
    expect(other).toEqual({ done: [stroke(2)], undone: [] })
    expect(redo(other)).toEqual(other)
  })

  it('comes back by as many steps forward as back', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.nat(8), (count, steps) => {
        let marks = noMarks
        for (let i = 0; i < count; i++) marks = addMark(marks, stroke(i))
        let walked = marks
        const taken = Math.min(count, steps)
        for (let i = 0; i < taken; i++) walked = undo(walked)
        expect(walked.done).toHaveLength(count - taken)
        for (let i = 0; i < taken; i++) walked = redo(walked)
        expect(walked).toEqual(marks)
      }),
    )
  })
})
