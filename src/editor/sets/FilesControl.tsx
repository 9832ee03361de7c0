import './sets.css'
import { FolderPlus, ImagePlus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { FilesParam, Json } from '../../core/param'
import { useDocument, useEditor, useScope } from '../editor'
import type { Dropped } from '../lib/dropped'
import { pickFiles, pickFolder } from '../lib/files'
import { fill } from '../lib/fill'
import { formatBytes } from '../lib/format'
import { useFileDrop } from '../params/useFileDrop'
import { addFiles, placeName } from './add-files'
import { chosenFolder, type GivenFiles, namedOnes, ofFolder, readDropped } from './given'
import { reading } from './read-files'
import { SetList } from './SetList'
import { useSetWords } from './words'

interface FilesControlProps {
  readonly node: string
  readonly name: string
  readonly spec: FilesParam
  readonly label: string
  readonly labelId: string
  /** By their SHA-256. */
  readonly chosen: readonly string[]
  readonly onChange: (value: Json) => void
  readonly onCommit: () => void
}

/** A set of files: adds to it by choice, folder and drop, and takes away. */
export default function FilesControl(props: FilesControlProps) {
  const { node, name, spec, label, labelId, chosen, onChange, onCommit } = props
  const editor = useEditor()
  const words = useSetWords()
  const scope = useScope()
  const bytes = useDocument(({ document }) =>
    chosen.reduce((sum, sha256) => sum + (document.assets[sha256]?.bytes ?? 0), 0),
  )
  const busy = useStore(reading, ({ place, done, count }) =>
    place === placeName(scope, node) ? fill(words.reading, { done: done + 1, count }) : '',
  )
  const [more, setMore] = useState(false)

  const take = async (given: Promise<GivenFiles>) => {
    try {
      const files = await given
      if (files.given.length + files.others === 0) return
      await addFiles(editor, { node, scope, param: name, spec }, files)
    } catch {
      editor.ui.notify('error', words.noFolder)
    }
  }
  const chooseFiles = () => pickFiles(spec.accept.join(','), true).then(namedOnes)
  const chooseFolder = () => pickFolder().then((files) => ofFolder(chosenFolder(files), spec))
  const drop = useFileDrop((_, dropped: Dropped) => void take(readDropped(dropped, spec)))
  const change = (files: readonly string[]) => {
    onCommit()
    onChange(files.map((asset) => ({ asset })))
    onCommit()
  }
  const count = fill(chosen.length === 1 ? words.countOne : words.count, {
    count: chosen.length,
    size: formatBytes(bytes),
  })
  return (
    <fieldset className="set nodrag" aria-labelledby={labelId} {...drop}>
      {chosen.length > 0 && (
        <SetList
          label={fill(words.list, { label, count })}
          chosen={chosen}
          all={more}
          onAll={setMore}
          onRemove={(at) => change(chosen.filter((_, index) => index !== at))}
        />
      )}
      <div className="set__row">
        <button type="button" className="set__add" onClick={() => void take(chooseFiles())}>
          <ImagePlus aria-hidden />
          {words.add}
        </button>
        <button
          type="button"
          className="set__tool"
          aria-label={words.addFolder}
          title={words.addFolder}
          onClick={() => void take(chooseFolder())}
        >
          <FolderPlus aria-hidden />
        </button>
        {chosen.length > 0 && (
          <button
            type="button"
            className="set__tool"
            aria-label={words.clear}
            title={words.clear}
            onClick={() => change([])}
          >
            <Trash2 aria-hidden />
          </button>
        )}
      </div>
      <p className="set__count">{busy || (chosen.length > 0 ? count : words.empty)}</p>
    </fieldset>
  )
}
