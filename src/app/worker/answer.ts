import { describeRegistry, type Registry } from '../../core/catalog'
import { parseDocument } from '../../core/parse'
import type { Preview } from '../../core/preview'
import { listedProblems } from '../../core/problem'
import { upgradeNodes } from '../../core/upgrade'
import { validate } from '../../core/validate'
import type { PageEvent, PagePreview } from '../../editor/engine'
import type { OpenResult } from '../../engine/client'
import type { RunEvent } from '../../engine/events'
import { histogramOf, lookAt, sampleAt } from '../../engine/look'
import type { Session } from '../../engine/session'
import { encodePng, toBitmap } from './bitmaps'
import { hasKept, keepFiles } from './kept-files'
import { drawThumbnail } from './pictures'
import type { CallName, Result, ToWorker } from './protocol'

export interface Surroundings {
  readonly registry: Registry
  readonly session: Promise<Session>
  readonly signal: AbortSignal
  readonly emit: (graph: string, event: PageEvent) => void
}

/** Pictures on the canvas are a few hundred px wide; twice that serves dense screens. In px. */
const previewSide = 512

/** A canvas this large is drawn everywhere; its bitmap takes 64 MiB. In px. */
const largestLook = 4096

/** Does what one call of the page asks. */
export async function answer(
  message: Extract<ToWorker, { readonly type: 'call' }>,
  { registry, session, signal, emit }: Surroundings,
): Promise<Result<CallName>> {
  const of = async (graph: string) => (await session).of(graph)
  switch (message.call) {
    case 'open':
      return open(message.args.text, registry)
    case 'run':
      return (await of(message.args.graph)).run(message.args.document, {
        targets: message.args.targets,
        signal,
        tolerant: true,
        previews: { maxSide: previewSide },
        onEvent: (event) => emit(message.args.graph, toPageEvent(event)),
      })
    case 'plan':
      return (await of(message.args.graph)).plan(message.args.document)
    case 'preview': {
      const { node, port, maxSide } = message.args
      const preview = await (await of(message.args.graph)).preview(node, port, maxSide)
      return preview && toPage(preview)
    }
    case 'look': {
      const { node, port, choice, maxSide } = message.args
      const side = Math.min(maxSide, largestLook)
      const look = await (await of(message.args.graph)).withSlot(node, port, (slot) =>
        lookAt(slot, choice, side),
      )
      return look && { ...look, preview: toPage(look.preview) }
    }
    case 'sample': {
      const { node, port, choice, place } = message.args
      return (await of(message.args.graph)).withSlot(node, port, (slot) => sampleAt(slot, choice, place))
    }
    case 'histogram': {
      const { node, port, choice } = message.args
      return (await of(message.args.graph)).withSlot(node, port, (slot) => histogramOf(slot, choice))
    }
    case 'png': {
      const { node, port, choice } = message.args
      const preview = choice
        ? (
            await (
              await of(message.args.graph)
            ).withSlot(node, port, (slot) => lookAt(slot, choice, largestLook))
          )?.preview
        : await (await of(message.args.graph)).preview(node, port, Number.POSITIVE_INFINITY)
      return preview?.kind === 'picture' ? encodePng(preview) : undefined
    }
    case 'file': {
      const { node, port } = message.args
      return (await of(message.args.graph)).withSlot(node, port, ({ type, value }) => {
        const content = type.file?.(value)
        return content && new Blob([content])
      })
    }
    case 'checkpoint': {
      const { node, step } = message.args
      const pixels = await (await of(message.args.graph)).checkpointPicture(node, step)
      return pixels && toPage({ kind: 'picture', ...pixels })
    }
    case 'forgetCheckpoints':
      await (await of(message.args.graph)).forgetCheckpoints(message.args.node)
      return undefined
    case 'thumbnail':
      return drawThumbnail(message.args)
    case 'keep':
      return keepFiles(message.args.files)
    case 'has':
      return hasKept(message.args.sha256)
  }
}

function open(text: string, registry: Registry): OpenResult {
  const parsed = parseDocument(text)
  if (!parsed.ok) return parsed
  const { document, changes, upgrades, problems } = upgradeNodes(parsed.document, registry)
  return {
    ok: true,
    document,
    changes,
    upgrades,
    problems: listedProblems([...problems, ...validate(document, describeRegistry(registry))]),
  }
}

function toPageEvent(event: RunEvent): PageEvent {
  return event.type === 'preview' ? { ...event, preview: toPage(event.preview) } : event
}

function toPage(preview: Preview): PagePreview {
  if (preview.kind !== 'picture') return preview
  const { data: _, ...picture } = preview
  return { ...picture, bitmap: toBitmap(preview) }
}
