import { Play } from 'lucide-react'
import { CommandButton } from './CommandButton'
import { useForecast } from './useForecast'

export function RunButton() {
  const forecast = useForecast()
  return <CommandButton id="run.all" icon={Play} labeled primary note={forecast?.text} />
}
