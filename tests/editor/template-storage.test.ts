import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { readTemplates, writeTemplate } from '../../src/editor/lib/template-storage'

const template = { id: 'a', title: 'Blend', doc: 'Two pictures.', text: '{}' }

/** Puts into the database what the program itself never would. */
async function putAnything(value: unknown): Promise<void> {
  const request = indexedDB.open('gramarye', 1)
  await new Promise((resolve) => request.addEventListener('success', resolve))
  const transaction = request.result.transaction('templates', 'readwrite')
  transaction.objectStore('templates').put(value)
  await new Promise((resolve) => transaction.addEventListener('complete', resolve))
  request.result.close()
}

test('templates are read within bounds, and what is none is passed over', async () => {
  await writeTemplate(template)
  await putAnything({ ...template, id: 'long', title: 'x'.repeat(100_000), doc: 'y'.repeat(100_000) })
  await putAnything({ ...template, id: 'odd', title: 'safe\u202Egnp.exe\u0000\n' })
  await putAnything({ ...template, id: 'number', title: 5 })
  await putAnything({ id: 'empty' })
  const found = await readTemplates()
  expect(found.map(({ id, title, doc }) => [id, title.length, doc.length])).toEqual([
    ['a', 5, 13],
    ['long', 500, 5000],
    ['odd', 12, 13],
  ])
  expect(found[0]).toEqual(template)
  expect(found[2]?.title).toBe('safe gnp.exe')
})
