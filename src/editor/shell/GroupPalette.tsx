import { Eraser, FileInput } from 'lucide-react'
import { type DragEvent, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { groupType } from '../../core/groups'
import { placeNode } from '../actions/nodes'
import { loadTemplates, placeTemplate } from '../actions/templates'
import { useCatalog, useDocument, useEditor } from '../editor'
import { categoryHue } from '../node/category'
import { templateStore } from '../store/templates'
import { CommandButton } from './CommandButton'
import { nodeDragType } from './drag'
import { TemplateMenu } from './TemplateMenu'
import { Tip } from './Tip'

/** The groups of the graph and the templates of this browser, as far as they match what is looked for. */
export function GroupPalette({ wanted }: { readonly wanted: string }) {
  const editor = useEditor()
  const catalog = useCatalog()
  const { t } = useTranslation()
  const groups = useDocument((state) => state.document.groups)
  const templates = useStore(templateStore, (state) => state.templates)
  useEffect(() => void loadTemplates(), [])

  const fits = ({ title, doc = '' }: { readonly title: string; readonly doc?: string | undefined }) =>
    [title, doc, t('groups.palette')].some((text) => text.toLocaleLowerCase().includes(wanted))
  const here = (groups ?? []).filter(fits)
  const kept = templates.filter(fits)
  const none = here.length === 0 && kept.length === 0
  if (none && wanted !== '') return null
  const drag = (type: string) => (event: DragEvent) => {
    event.dataTransfer.setData(nodeDragType, type)
    event.dataTransfer.effectAllowed = 'copy'
  }
  return (
    <section style={{ '--hue': categoryHue(catalog, undefined) }} data-palette="groups">
      <div className="palette__row">
        <h2 className="palette__category">{t('groups.palette')}</h2>
        <CommandButton id="group.remove-unused" icon={Eraser} />
        <CommandButton id="group.import" icon={FileInput} />
      </div>
      {none && <p className="palette__part">{t('groups.howTo')}</p>}
      {here.length > 0 && <h3 className="palette__part">{t('groups.here')}</h3>}
      <ul>
        {here.map(({ id, title, doc }) => (
          <li key={id}>
            <Tip text={doc || title}>
              <button
                type="button"
                className="palette__item"
                draggable
                data-node-type={groupType(id)}
                onDragStart={drag(groupType(id))}
                onClick={() => placeNode(editor, groupType(id))}
              >
                {title}
              </button>
            </Tip>
          </li>
        ))}
      </ul>
      {kept.length > 0 && <h3 className="palette__part">{t('groups.templates')}</h3>}
      <ul>
        {kept.map((template) => (
          <li key={template.id} className="palette__row">
            <Tip text={template.doc || template.title}>
              <button
                type="button"
                className="palette__item"
                data-template={template.title}
                onClick={() => void placeTemplate(editor, template)}
              >
                {template.title}
              </button>
            </Tip>
            <TemplateMenu template={template} />
          </li>
        ))}
      </ul>
    </section>
  )
}
