import { useTranslation } from 'react-i18next'
import { useRun } from '../editor'
import { formatNumber } from '../lib/format'
import { useTableWords } from '../previews/table-words'

/** The terms of the loss that a running node last told of, in numbers. */
export function LossTable({ node }: { readonly node: string }) {
  const { t } = useTranslation()
  const words = useTableWords()
  const progress = useRun((state) => {
    const run = state.nodes[node]
    return run?.state === 'running' ? run.progress : undefined
  })
  if (!progress?.terms) return null
  return (
    <table className="losses">
      <caption className="losses__title">{t('node.terms')}</caption>
      <tbody>
        {Object.entries(progress.terms).map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{words(name)}</th>
            <td>{formatNumber(value)}</td>
          </tr>
        ))}
        {progress.total !== undefined && (
          <tr className="losses__total">
            <th scope="row">{t('node.total')}</th>
            <td>{formatNumber(progress.total)}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
