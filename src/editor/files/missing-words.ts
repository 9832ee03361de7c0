import { useTranslation } from 'react-i18next'
import type { Missing, MissingPart } from '../lib/missing'

interface MissingWords extends Readonly<Record<Missing['why'], readonly [what: string, remedy: string]>> {
  readonly parts: Readonly<Record<MissingPart, string>>
}

/** The words of the notice, loaded with it. `{{list}}` are the parts. */
const en: MissingWords = {
  insecure: [
    'This page was opened over plain HTTP, so the browser keeps some things from it.',
    'Everything works, but without {{list}}. To have them, open it by an address with https://, or on the computer that serves it by http://localhost.',
  ],
  browser: [
    'This browser lacks some things.',
    'Everything works, but without {{list}}. To have them, use a newer browser.',
  ],
  parts: {
    threads: 'several threads (runs take longer)',
    gpu: 'WebGPU',
    networks: 'networks kept for the next visit',
    lasting: 'the promise to keep your library when the disk gets full',
    tabs: 'a lock on graphs that are open in two tabs',
    clipboard: 'copying and pasting by menus (keys work)',
    files: 'saving to the same file again (each save is a download)',
  },
}

const zh: MissingWords = {
  insecure: [
    '此页面是通过普通 HTTP 打开的，因此浏览器不提供某些功能。',
    '一切仍可使用，但没有{{list}}。要使用这些功能，请用 https:// 开头的地址打开，或在提供服务的电脑上用 http://localhost 打开。',
  ],
  browser: ['此浏览器缺少某些功能。', '一切仍可使用，但没有{{list}}。要使用这些功能，请换用较新的浏览器。'],
  parts: {
    threads: '多线程（运行较慢）',
    gpu: 'WebGPU',
    networks: '为下次访问保留的网络',
    lasting: '磁盘将满时仍保留图库的保证',
    tabs: '同一个图在两个标签页中打开时的锁定',
    clipboard: '用菜单复制和粘贴（快捷键可用）',
    files: '再次保存到同一文件（每次保存都是下载）',
  },
}

export function useMissingWords(): MissingWords {
  return useTranslation().i18n.language === 'zh' ? zh : en
}
