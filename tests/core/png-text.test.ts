import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkFileSize, putGraphIntoPng, readGraphBytes } from '../../src/core/graph-bytes'
import { pngChunk, pngChunks } from '../../src/core/png-chunks'
import { readPngText, writePngText } from '../../src/core/png-text'
import { emptyPng, joined } from './png'

async function bytesOf(blob: Blob) {
  return new Uint8Array(await blob.arrayBuffer())
}

function latin(text: string) {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

function types(bytes: Uint8Array) {
  return [...pngChunks(bytes)].map(({ type }) => type)
}

const plenty = 1_000_000

describe('a text inside a PNG', () => {
  test('comes back, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const png = await bytesOf(await writePngText(emptyPng(), 'key', text))
        expect(await readPngText(png, 'key', plenty)).toEqual({ kind: 'found', text })
        expect(await readPngText(png, 'ke', plenty)).toEqual({ kind: 'none' })
      }),
    )
  })

  test('stands before the pixels, takes the place of an older one, and changes nothing else', async () => {
    const once = await bytesOf(await writePngText(emptyPng(), 'key', 'old'))
    const twice = await bytesOf(await writePngText(once, 'key', 'new'))
    expect(types(twice)).toEqual(['IHDR', 'iTXt', 'IDAT', 'IEND'])
    expect(await readPngText(twice, 'key', plenty)).toEqual({ kind: 'found', text: 'new' })
    const chunk = [...pngChunks(twice)].find(({ type }) => type === 'iTXt')
    const rest = joined([twice.subarray(0, chunk?.start), twice.subarray(chunk?.end)])
    expect(rest).toEqual(emptyPng())
  })

  test('is read from a file that broke off behind it', async () => {
    const png = await bytesOf(await writePngText(emptyPng(), 'key', 'text'))
    const end = [...pngChunks(png)].find(({ type }) => type === 'iTXt')?.end
    expect(await readPngText(png.slice(0, end), 'key', plenty)).toEqual({ kind: 'found', text: 'text' })
  })

  test('need not be compressed', async () => {
    const chunk = pngChunk('iTXt', latin('key\0\0\0en\0name\0text'))
    const png = joined([emptyPng().subarray(0, 33), chunk, emptyPng().subarray(33)])
    expect(await readPngText(png, 'key', plenty)).toEqual({ kind: 'found', text: 'text' })
    expect(await readPngText(png, 'key', 3)).toEqual({ kind: 'too-large' })
  })

  test('that unpacks to more than is allowed is not unpacked', async () => {
    const bomb = deflateSync(new Uint8Array(200_000_000))
    expect(bomb.length).toBeLessThan(300_000)
    const chunk = pngChunk('iTXt', joined([latin('key\0\u0001\0\0\0'), bomb]))
    const png = joined([emptyPng().subarray(0, 33), chunk, emptyPng().subarray(33)])
    const before = process.memoryUsage().arrayBuffers
    expect(await readPngText(png, 'key', plenty)).toEqual({ kind: 'too-large' })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000)
  })

  test('that was changed is damaged, at every byte of it', async () => {
    const png = await bytesOf(await writePngText(emptyPng(), 'key', 'text'))
    const chunk = [...pngChunks(png)].find(({ type }) => type === 'iTXt')
    if (!chunk) throw new Error('There is no text.')
    for (let at = chunk.from + 4; at < chunk.end; at++) {
      const changed = png.slice()
      changed[at] = (changed[at] ?? 0) ^ 0x10
      expect(await readPngText(changed, 'key', plenty)).toEqual({ kind: 'damaged' })
    }
  })

  test('of chunks that claim to be longer than the file is not looked for behind its end', async () => {
    const png = emptyPng()
    new DataView(png.buffer).setUint32(33, 0xffffffff)
    expect(types(png)).toEqual(['IHDR'])
    expect(await readPngText(png, 'key', plenty)).toEqual({ kind: 'none' })
  })

  test('cannot be put into what is no PNG', async () => {
    await expect(writePngText(latin('GIF89a'), 'key', 'text')).rejects.toThrow('no PNG')
  })
})

describe('the bytes of any file', () => {
  const text = '{"format": "gramarye-graph", "title": "Gärten 庭"}'
  const utf16 = (little: boolean) => {
    const view = new DataView(new ArrayBuffer(text.length * 2))
    for (let index = 0; index < text.length; index++)
      view.setUint16(index * 2, text.charCodeAt(index), little)
    return new Uint8Array(view.buffer)
  }
  const read = async (bytes: Uint8Array<ArrayBuffer>) => {
    const result = await readGraphBytes(bytes)
    return result.ok ? result.text : result.fault.code
  }

  test('are read as UTF-8 and UTF-16, with a mark and without', async () => {
    const utf8 = new TextEncoder().encode(text)
    const files = [utf8, joined([latin('\u00ef\u00bb\u00bf'), utf8]), utf16(true), utf16(false)]
    files.push(joined([latin('\u00ff\u00fe'), utf16(true)]), joined([latin('\u00fe\u00ff'), utf16(false)]))
    for (const file of files) expect(await read(file)).toBe(text)
  })

  test('give the graph inside a PNG', async () => {
    const png = await bytesOf(await putGraphIntoPng(emptyPng(), text))
    expect(await readGraphBytes(png)).toEqual({ ok: true, text, from: 'picture' })
  })

  test.each([
    ['file-empty', ''],
    ['png-no-graph', String.fromCharCode(...emptyPng())],
    ['file-other-picture', '\u00ff\u00d8\u00ff\u00e0'],
    ['file-other-picture', 'RIFF....WEBP'],
    ['file-other-picture', 'GIF89a'],
    ['file-kind', '%PDF-1.7'],
    ['file-kind', '@\0\0\0\0\0\0\0{"__metadata__":{}}'],
    ['file-not-text', '{"a": "\u00e4"}'],
    ['file-not-utf16', '\u00ff\u00fe\u0000\u00d8'],
  ])('are refused: %s', async (code, file) => {
    expect(await read(latin(file))).toBe(code)
  })

  test.each([String.fromCharCode(...emptyPng()), '\u00ff\u00d8\u00ff\u00e0', 'RIFF....WEBP'])(
    'that lost their graph on the way say what takes it out: %j',
    async (file) => {
      const result = await readGraphBytes(latin(file))
      const remedy = result.ok ? '' : result.fault.remedy
      expect(remedy).toMatch(/messengers, social networks and image editors/)
      expect(remedy).toContain('zipped')
    },
  )

  test('that are not text say where', async () => {
    const result = await readGraphBytes(latin('{\n  "title": "\u00e4"\n}'))
    expect(result.ok ? {} : result.fault.values).toEqual({ line: 2, column: 13, offset: 14 })
  })

  test('are not even read when there are too many', () => {
    expect(checkFileSize(64 * 1024 * 1024)).toBeUndefined()
    expect(checkFileSize(300 * 1024 * 1024)?.code).toBe('file-too-large')
  })

  test('never throw', async () => {
    const start = fc.constantFrom(emptyPng(), latin('RIFF'), latin('{"'), latin('\u00ff\u00fe'), latin(''))
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 200 }), async (head, tail) => {
        const result = await readGraphBytes(joined([head, tail]))
        expect(result.ok || result.fault.remedy !== '').toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('of a PNG with a graph that were changed anywhere give the graph or a refusal', async () => {
    const png = await bytesOf(await putGraphIntoPng(emptyPng(), text))
    const change = fc.tuple(fc.nat({ max: png.length - 1 }), fc.nat({ max: 255 }))
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 6 }), fc.nat({ max: png.length }), async (all, end) => {
        const changed = png.slice(0, end)
        for (const [at, value] of all) if (at < end) changed[at] = value
        const result = await readGraphBytes(changed)
        if (result.ok && result.from === 'picture') expect(result.text).toBe(text)
      }),
      { numRuns: 3000 },
    )
  })
})
