// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest'
import type { GraphDocument } from '../../src/core/document'
import { followAppView, rememberAppView } from '../../src/editor/actions/app-view'
import { createEditor } from '../../src/editor/create-editor'
import type { Editor } from '../../src/editor/editor'
import {
  chooseLanguage,
  chosenLanguage,
  languageFor,
  preferredLanguage,
} from '../../src/editor/i18n/choose-language'
import { createI18n } from '../../src/editor/i18n/setup'
import { applyMotion, motionStore, reducesMotion } from '../../src/editor/lib/motion'
import { writeSetting } from '../../src/editor/lib/settings'
import { themeStore } from '../../src/editor/lib/theme'
import { catalog, chain } from './documents'
import { idleEngine } from './engines'
import { noLibrary } from './no-library'

let editor: Editor

beforeEach(() => {
  localStorage.clear()
  editor = createEditor({
    engine: idleEngine(catalog),
    i18n: createI18n(),
    examples: [],
    library: ({ document }) => noLibrary(document),
  })
  followAppView(editor)
})

const withApp: GraphDocument = { ...chain('a'), app: { params: [], outputs: [] } }

describe('settings of the user come before what a document asks for', () => {
  test('nothing in a file changes how the editor looks and works', () => {
    const pushy: GraphDocument = {
      ...chain('a'),
      ...{
        settings: { theme: 'dark', language: 'zh', snap: false, grid: true, autoRun: true, motion: 'system' },
      },
      ...{ theme: 'dark', language: 'zh', snap: false, grid: true, autoRun: true },
    }
    const { snap, grid, autoRun } = editor.ui.getState()
    editor.document.open(pushy)
    expect(editor.ui.getState()).toMatchObject({ snap, grid, autoRun })
    expect(editor.i18n.language).toBe('en')
    expect(themeStore.getState()).toBe('system')
  })

  test('a graph with an app view opens as it was left, unless the user wants it otherwise', () => {
    const opens = () => {
      editor.document.open(structuredClone(withApp))
      return editor.ui.getState().appOpen
    }
    expect(opens()).toBe(false)
    rememberAppView(editor, true)
    expect(opens()).toBe(true)
    writeSetting('app-open', 'canvas')
    expect(opens()).toBe(false)
    rememberAppView(editor, false)
    writeSetting('app-open', 'app')
    expect(opens()).toBe(true)
    editor.document.open(chain('a'))
    expect(editor.ui.getState().appOpen).toBe(false)
  })
})

describe('the language', () => {
  test.each([
    [['zh-CN', 'en'], 'zh'],
    [['zh-Hans-SG'], 'zh'],
    [['zh-TW', 'zh', 'en-US'], 'zh'],
    [['zh_Hant'], 'zh'],
    [['en-GB', 'zh-CN'], 'en'],
    [['de', 'zh', 'en'], 'zh'],
    [['fr-FR'], 'en'],
    [['zha', 'enm'], 'en'],
    [[], 'en'],
  ] as const)('for %j is %s', (wanted, language) => {
    expect(languageFor(wanted)).toBe(language)
  })

  test('that was chosen comes before that of the browser, until it is given up', async () => {
    expect(chosenLanguage()).toBe('system')
    await chooseLanguage(editor, 'zh')
    expect(document.documentElement.lang).toBe('zh-Hans')
    expect(chosenLanguage()).toBe('zh')
    expect(preferredLanguage(['en'])).toBe('zh')
    await chooseLanguage(editor, 'system')
    expect(document.documentElement.lang).toBe('en')
    expect(chosenLanguage()).toBe('system')
    expect(preferredLanguage(['zh-CN'])).toBe('zh')
  })
})

test('less motion can be wanted here alone', () => {
  applyMotion()
  expect(reducesMotion()).toBe(false)
  motionStore.setState('reduce', true)
  expect(reducesMotion()).toBe(true)
  expect(document.documentElement.dataset.motion).toBe('reduce')
  motionStore.setState('system', true)
})
