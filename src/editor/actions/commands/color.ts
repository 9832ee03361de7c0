import type { EditorCore } from '../../editor-core'
import type { ColorName } from '../../lib/colors'
import { hasColor, paintSelection } from '../node-state'
import { countParts } from '../selection'
import type { Area, Command } from './command'

export function colorCommands(editor: EditorCore): Area<'color'> {
  const command = (color: ColorName | undefined): Command => ({
    enabled: () => countParts(editor.document.getState().selection) > 0,
    checked: () => hasColor(editor, color),
    run: () => paintSelection(editor, color),
  })
  return {
    'color.none': command(undefined),
    'color.red': command('red'),
    'color.orange': command('orange'),
    'color.yellow': command('yellow'),
    'color.green': command('green'),
    'color.teal': command('teal'),
    'color.blue': command('blue'),
    'color.purple': command('purple'),
    'color.gray': command('gray'),
  }
}
