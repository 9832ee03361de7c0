import { expect, test } from 'vitest'
import { titleOfNode } from '../../src/core/node-title'

test('nodes of one kind are told apart by number, until their user names them', () => {
  expect(titleOfNode({ id: 'load' }, 'Load image')).toBe('Load image')
  expect(titleOfNode({ id: 'load-2' }, 'Load image')).toBe('Load image 2')
  expect(titleOfNode({ id: 'load-2', label: 'Content' }, 'Load image')).toBe('Content')
  expect(titleOfNode({ id: 'style-size' }, 'Preprocess')).toBe('Preprocess')
})
