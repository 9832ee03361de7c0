import { Collapsible } from '@base-ui/react/collapsible'
import { ChevronDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { readFolded, writeFolded } from '../lib/folded'

interface PaletteCategoryProps {
  readonly name: string
  readonly title: string
  readonly hue: string
  /** Whether the list shows what was searched for: then nothing is folded. */
  readonly searched: boolean
  readonly children: ReactNode
}

/** The nodes of a category, which can be folded away; this browser remembers which are. */
export function PaletteCategory({ name, title, hue, searched, children }: PaletteCategoryProps) {
  const [folded, setFolded] = useState(() => readFolded().has(name))
  const fold = (open: boolean) => {
    setFolded(!open)
    writeFolded(name, !open)
  }
  return (
    <Collapsible.Root
      render={<section style={{ '--hue': hue }} />}
      open={searched || !folded}
      onOpenChange={fold}
      disabled={searched}
    >
      <h2 className="palette__heading">
        <Collapsible.Trigger className="palette__category">
          {title}
          <ChevronDown aria-hidden />
        </Collapsible.Trigger>
      </h2>
      <Collapsible.Panel render={<ul />}>{children}</Collapsible.Panel>
    </Collapsible.Root>
  )
}
