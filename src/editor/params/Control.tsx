import { assetsIn } from '../../core/named-assets'
import type { Json } from '../../core/param'
import { later } from '../shell/later'
import { ApartControl } from './ApartControl'
import { ChoiceControl } from './ChoiceControl'
import { ColorControl } from './ColorControl'
import { FileControl } from './FileControl'
import { MultiChoiceControl } from './MultiChoiceControl'
import { NumberControl } from './NumberControl'
import { PaintingControl } from './PaintingControl'
import type { ParamProps } from './param-props'
import { SeedControl } from './SeedControl'
import { TextControl } from './TextControl'
import { ToggleControl } from './ToggleControl'
import { WireWeightsControl } from './WireWeightsControl'

const FilesControl = later(() => import('../sets/FilesControl'))

interface ControlProps extends ParamProps {
  readonly label: string
  readonly labelId: string
  readonly value: Json
  readonly onChange: (value: Json) => void
  readonly onCommit: () => void
}

/**
 * The control for a param's kind. A value of the wrong kind, from a file written by hand, is shown as the
 * default; the problems panel tells of it, and any change mends it.
 */
export function Control({ spec, value, node, definition, name, ...rest }: ControlProps) {
  switch (spec.kind) {
    case 'number':
    case 'integer':
      return <NumberControl {...rest} spec={spec} value={typeof value === 'number' ? value : spec.default} />
    case 'seed':
      return <SeedControl {...rest} value={typeof value === 'number' ? value : spec.default} />
    case 'choice':
      return (
        <ChoiceControl
          {...rest}
          type={node.type}
          name={name}
          spec={spec}
          value={typeof value === 'string' ? value : spec.default}
        />
      )
    case 'multi-choice':
      return <MultiChoiceControl {...rest} type={node.type} name={name} spec={spec} value={strings(value)} />
    case 'toggle':
      return <ToggleControl {...rest} value={typeof value === 'boolean' ? value : spec.default} />
    case 'text':
      return <TextControl {...rest} spec={spec} value={typeof value === 'string' ? value : spec.default} />
    case 'color':
      return <ColorControl {...rest} value={typeof value === 'string' ? value : spec.default} />
    case 'file':
      if (spec.apart) {
        return <ApartControl {...rest} node={node.id} name={name} spec={spec} sha256={assetsIn(value)[0]} />
      }
      return <FileControl {...rest} node={node.id} name={name} spec={spec} sha256={assetsIn(value)[0]} />
    case 'files':
      return <FilesControl {...rest} node={node.id} name={name} spec={spec} chosen={assetsIn(value)} />
    case 'painting':
      return <PaintingControl {...rest} node={node.id} name={name} spec={spec} sha256={assetsIn(value)[0]} />
    case 'wire-weights':
      return (
        <WireWeightsControl
          {...rest}
          node={node.id}
          spec={spec}
          value={weights(value)}
          definition={definition}
        />
      )
  }
}

function strings(value: Json): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function weights(value: Json): Readonly<Record<string, number>> {
  if (!isRecord(value)) return {}
  const found: Record<string, number> = {}
  for (const [wire, weight] of Object.entries(value)) if (typeof weight === 'number') found[wire] = weight
  return found
}
