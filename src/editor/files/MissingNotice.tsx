import { Info } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Missing } from '../lib/missing'
import { readSetting, writeSetting } from '../lib/settings'
import { Banner } from './Banner'
import { useMissingWords } from './missing-words'

/** Says once what the program does without here, why, and how to have it. */
export default function MissingNotice({ missing: { why, parts } }: { readonly missing: Missing }) {
  const { i18n } = useTranslation()
  const words = useMissingWords()
  const known = parts.join()
  const [seen, setSeen] = useState(() => readSetting('missing') === known)
  if (seen) return null
  const list = new Intl.ListFormat(i18n.language).format(parts.map((part) => words.parts[part]))
  const [what, remedy] = words[why]
  return (
    <Banner
      icon={Info}
      quiet
      what={what}
      remedy={remedy.replace('{{list}}', list)}
      onFold={() => {
        writeSetting('missing', known)
        setSeen(true)
      }}
    />
  )
}
