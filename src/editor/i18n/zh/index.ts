import type { Messages } from '../en'
import { arrange } from './arrange'
import { canvas } from './canvas'
import { commands } from './commands'
import { node } from './node'
import { notices } from './notices'
import { previews } from './previews'
import { problems } from './problems'
import { shell } from './shell'

export const zh: Messages = {
  ...arrange,
  ...canvas,
  ...commands,
  ...node,
  ...notices,
  ...previews,
  ...problems,
  ...shell,
}
