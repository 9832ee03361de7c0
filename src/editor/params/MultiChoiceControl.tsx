import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { MultiChoiceParam } from '../../core/param'
import { useCatalog } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'

interface MultiChoiceControlProps {
  readonly type: string
  readonly name: string
  readonly spec: MultiChoiceParam
  readonly labelId: string
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
  readonly onCommit: () => void
}

export function MultiChoiceControl({
  type,
  name,
  spec,
  labelId,
  value,
  onChange,
  onCommit,
}: MultiChoiceControlProps) {
  const words = useCatalogText(useCatalog())
  const { t } = useTranslation()
  const faultId = useId()
  const tooFew = value.length < spec.min
  const choose = (chosen: readonly string[]) => {
    onCommit()
    // In the order of the options, so that the same choice is always the same file.
    onChange(spec.options.map((option) => option.value).filter((option) => chosen.includes(option)))
    onCommit()
  }
  return (
    <>
      <ToggleGroup
        className="chips nodrag"
        aria-labelledby={labelId}
        {...(tooFew && { 'aria-describedby': faultId })}
        multiple
        value={value}
        onValueChange={choose}
      >
        {spec.options.map((option) => (
          <Toggle key={option.value} value={option.value} className="chips__chip">
            {words.option(type, name, option)}
          </Toggle>
        ))}
      </ToggleGroup>
      {tooFew && (
        <p className="param__fault" id={faultId} role="alert">
          {t('params.atLeast', { count: spec.min })}
        </p>
      )}
    </>
  )
}
