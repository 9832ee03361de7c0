import { Popover } from '@base-ui/react/popover'
import { Check, Cpu, LoaderCircle, TriangleAlert, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BackendRequest } from '../../engine/client'
import { useEditor, useUi } from '../editor'
import { saidText } from '../i18n/said-text'

const requests: readonly BackendRequest[] = ['auto', 'webgpu', 'webgl', 'wasm', 'cpu']
const names = { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'CPU' } as const

/** Which backend computes, why that one, and the choice of another. */
export function BackendBadge() {
  const { t, i18n } = useTranslation()
  const status = useUi((state) => state.engine)
  const name =
    status.state === 'ready' || status.state === 'silent'
      ? saidText(i18n, status.backend.label)
      : t(status.state === 'starting' ? 'backend.starting' : 'backend.failed')
  const Icon = { ready: Cpu, starting: LoaderCircle, silent: TriangleAlert, failed: TriangleAlert }[
    status.state
  ]
  return (
    <Popover.Root>
      <Popover.Trigger
        className={`button badge badge--${status.state}`}
        aria-label={t('backend.label', { name })}
        data-backend={status.state === 'ready' ? status.backend.name : status.state}
      >
        <Icon aria-hidden />
        <span className="button__label">{name}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="layer" sideOffset={6} align="end" collisionPadding={8}>
          <Popover.Popup className="popover">
            <Popover.Title className="popover__title">{t('backend.title')}</Popover.Title>
            <Details />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Details() {
  const { engine } = useEditor()
  const { t, i18n } = useTranslation()
  const said = (text: string) => saidText(i18n, text)
  const status = useUi((state) => state.engine)
  return (
    <>
      {(status.state === 'ready' || status.state === 'silent') && (
        <>
          <h4 className="popover__heading">{t('backend.considered')}</h4>
          <ol className="tried">
            {status.backend.tried.map(({ name, ok, why }) => (
              <li key={name} className="tried__item" data-used={ok}>
                {ok ? (
                  <Check role="img" aria-label={t('backend.ok')} />
                ) : (
                  <X role="img" aria-label={t('backend.notOk')} />
                )}
                <span>
                  <strong className="tried__name">{isBackend(name) ? names[name] : name}</strong> {said(why)}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      {status.state === 'failed' && (
        <Popover.Description className="popover__text">
          {`${said(status.trouble.message)} ${said(status.trouble.remedy)}`.trim()}
        </Popover.Description>
      )}
      <fieldset className="popover__choice">
        <legend className="popover__heading">{t('backend.use')}</legend>
        <div className="chips">
          {requests.map((request) => (
            <button
              key={request}
              type="button"
              className="chips__chip"
              aria-pressed={status.request === request}
              data-pressed={status.request === request ? '' : undefined}
              onClick={() => engine.restart(request)}
            >
              {request === 'auto' ? t('backend.auto') : names[request]}
            </button>
          ))}
        </div>
      </fieldset>
      <p className="popover__quiet">{t('backend.restartHint')}</p>
    </>
  )
}

function isBackend(name: string): name is keyof typeof names {
  return Object.hasOwn(names, name)
}
