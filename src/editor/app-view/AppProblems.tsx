import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useCatalog } from '../editor'
import { problemText } from '../i18n/problem-text'
import { useProblems } from '../shell/useProblems'

/** What is wrong, in words: the way to mend it may be among the settings, or on the canvas. */
export function AppProblems() {
  const { t, i18n } = useTranslation()
  const catalog = useCatalog()
  const errors = useProblems().filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return null
  return (
    <div className="app-problems" role="alert">
      <TriangleAlert aria-hidden />
      <div>
        <p className="app-problems__count">{t('appView.problems', { count: errors.length })}</p>
        <ul>
          {errors.slice(0, 5).map((problem) => {
            const { message, remedy } = problemText(i18n, problem, catalog)
            return (
              <li key={problem.id}>
                {message} {remedy}
              </li>
            )
          })}
        </ul>
      </div>
    </div>
  )
}
