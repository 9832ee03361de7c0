import { Link, Save, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_LINK_LENGTH } from '../../core/graph-link'
import { perform } from '../actions/commands/command'
import { useDocument, useEditor } from '../editor'
import { formatBytes } from '../lib/format'
import { shortcutText } from '../lib/shortcut'
import { Contents } from './Contents'
import { type MadeLink, makeLink } from './make'
import { SheetFrame } from './SheetFrame'

/** Longer links are cut by some programs, in characters. */
const longLink = 8000
const nothing: ReadonlySet<string> = new Set()

/** Shows what a link to the graph would hold and how long it is, and copies it. */
export function LinkSheet() {
  const editor = useEditor()
  const { ui, commands } = editor
  const { t } = useTranslation()
  const document = useDocument((state) => state.document)
  const [chosen, setChosen] = useState(nothing)
  const [made, setMade] = useState<MadeLink>()
  const field = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    let wanted = true
    setMade(undefined)
    void makeLink(document, chosen).then((link) => {
      if (wanted) setMade(link)
    })
    return () => {
      wanted = false
    }
  }, [document, chosen])

  const close = () => ui.set({ sheet: null })
  const copy = async (address: string) => {
    try {
      await navigator.clipboard.writeText(address)
      close()
      ui.notify('info', t('sharing.copied'))
    } catch {
      field.current?.select()
      ui.notify('refusal', t('sharing.copyFailed', { keys: shortcutText('Mod+C') }))
    }
  }
  const address = made?.kind === 'link' ? made.address : ''
  const tooLarge = made !== undefined && made.kind !== 'link'
  return (
    <SheetFrame
      title={t('sharing.link')}
      text={t('sharing.linkHint')}
      focus={button}
      buttons={
        <>
          {tooLarge && (
            <button
              type="button"
              className="button"
              onClick={() => {
                close()
                perform(commands['file.save'])
              }}
            >
              <Save aria-hidden />
              {t('sharing.saveFile')}
            </button>
          )}
          <button
            ref={button}
            type="button"
            className="button button--primary"
            aria-disabled={address === ''}
            onClick={() => address !== '' && void copy(address)}
          >
            <Link aria-hidden />
            {t('sharing.copy')}
          </button>
        </>
      }
    >
      <Contents document={document} chosen={chosen} onChosen={setChosen} />
      <input
        ref={field}
        type="text"
        className="text-field share__address"
        aria-label={t('sharing.address')}
        readOnly
        value={address}
        onFocus={(event) => event.target.select()}
      />
      <div className="share__sum" aria-live="polite">
        <Verdict made={made} />
      </div>
    </SheetFrame>
  )
}

function Verdict({ made }: { readonly made: MadeLink | undefined }) {
  const { t, i18n } = useTranslation()
  const number = (value: number) => value.toLocaleString(i18n.language)
  switch (made?.kind) {
    case undefined:
      return t('sharing.adding')
    case 'too-much':
      return <Warning bad text={t('sharing.tooMuch', { size: formatBytes(made.bytes) })} />
    case 'too-long':
      return (
        <Warning
          bad
          text={t('sharing.tooLong', { length: number(made.length), limit: number(MOST_LINK_LENGTH) })}
        />
      )
    case 'link': {
      const { length } = made.address
      return (
        <>
          <p>{t('sharing.length', { length: number(length) })}</p>
          {length > longLink && <Warning text={t('sharing.long', { limit: number(longLink) })} />}
        </>
      )
    }
  }
}

function Warning({ text, bad = false }: { readonly text: string; readonly bad?: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <p className={bad ? 'sheet__warning sheet__warning--bad' : 'sheet__warning'}>
        <TriangleAlert aria-hidden />
        {text}
      </p>
      {bad && <p>{t('sharing.instead')}</p>}
    </>
  )
}
