import type { Messages } from '../en'
import { arrange } from './arrange'
import { canvas } from './canvas'
import { commands } from './commands'
import { forecast } from './forecast'
import { node } from './node'
import { notices } from './notices'
import { previews } from './previews'
import { problems } from './problems'
import { shell } from './shell'
import { viewer } from './viewer'
import { wiring } from './wiring'

export const zh: Messages = {
  ...arrange,
  ...canvas,
  ...commands,
  ...forecast,
  ...node,
  ...notices,
  ...previews,
  ...problems,
  ...shell,
  ...viewer,
  ...wiring,
}
