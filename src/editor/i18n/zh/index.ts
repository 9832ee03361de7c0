import type { Messages } from '../en'
import { canvas } from './canvas'
import { commands } from './commands'
import { node } from './node'
import { notices } from './notices'
import { previews } from './previews'
import { problems } from './problems'
import { runs } from './runs'
import { shell } from './shell'

export const zh: Messages = {
  ...canvas,
  ...commands,
  ...node,
  ...notices,
  ...previews,
  ...problems,
  ...runs,
  ...shell,
}
