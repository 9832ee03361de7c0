import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { NodeFailure } from '../../engine/events'

export function Failure({ failure }: { readonly failure: NodeFailure }) {
  const { t } = useTranslation()
  const shapes = Object.entries(failure.shapes).map(([port, shape]) => `${port} ${shape}`)
  return (
    <div className="failure nowheel" role="alert">
      <TriangleAlert aria-hidden />
      <div>
        <p className="failure__message">{failure.message}</p>
        <p>{t('node.remedy', { remedy: failure.remedy })}</p>
        {shapes.length > 0 && (
          <p className="failure__shapes">{t('node.inputs', { shapes: shapes.join(', ') })}</p>
        )}
      </div>
    </div>
  )
}
