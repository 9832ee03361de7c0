import { appView } from './app-view'
import { arrange } from './arrange'
import { canvas } from './canvas'
import { commands } from './commands'
import { editing } from './editing'
import { forecast } from './forecast'
import { groups } from './groups'
import { library } from './library'
import { node } from './node'
import { notices } from './notices'
import { outline } from './outline'
import { painting } from './painting'
import { previews } from './previews'
import { problems } from './problems'
import { runs } from './runs'
import { share } from './share'
import { shell } from './shell'
import { tables } from './tables'
import { timeline } from './timeline'
import { viewer } from './viewer'
import { wiring } from './wiring'

/** Every string of the editor, by area. `zh` has the same shape; a key missing there is a type error. */
export const en = {
  ...arrange,
  ...appView,
  ...canvas,
  ...commands,
  ...groups,
  ...library,
  ...editing,
  ...forecast,
  ...node,
  ...notices,
  ...outline,
  ...painting,
  ...previews,
  ...problems,
  ...runs,
  ...share,
  ...shell,
  ...tables,
  ...timeline,
  ...viewer,
  ...wiring,
} as const

type Shape<T> = T extends string ? string : { readonly [K in keyof T]: Shape<T[K]> }
export type Messages = Shape<typeof en>
