import { version } from '../../../package.json'
import { fill, useHelpWords } from './words/useHelpWords'

export function AboutPage() {
  const { about } = useHelpWords()
  return (
    <article>
      <h2 className="help__title">{about.title}</h2>
      <p>{about.text}</p>
      <p>{fill(about.version, { version })}</p>
      <p>{about.license}</p>
      <p>{about.weights}</p>
    </article>
  )
}

export function LimitsPage() {
  const { limits } = useHelpWords()
  return (
    <article>
      <h2 className="help__title">{limits.title}</h2>
      <ul className="help__list">
        {limits.text.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </article>
  )
}
