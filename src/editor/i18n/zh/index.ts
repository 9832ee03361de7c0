import type { Messages } from '../en'
import { canvas } from './canvas'
import { commands } from './commands'
import { editing } from './editing'
import { forecast } from './forecast'
import { node } from './node'
import { notices } from './notices'
import { previews } from './previews'
import { problems } from './problems'
import { shell } from './shell'
import { viewer } from './viewer'
import { wiring } from './wiring'

export const zh: Messages = {
  ...canvas,
  ...commands,
  ...editing,
  ...forecast,
  ...node,
  ...notices,
  ...previews,
  ...problems,
  ...shell,
  ...viewer,
  ...wiring,
}
