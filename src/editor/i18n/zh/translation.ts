import { zhCatalog } from './catalog'
import { zh } from './index'
import { zhPinyin } from './pinyin'
import { zhProblems } from './problem-texts'
import { zhSaid } from './said'
import { zhSynonyms } from './synonyms'

/** All words of simplified Chinese, in one piece to be fetched. */
export const translation = {
  messages: zh,
  catalog: zhCatalog,
  problems: zhProblems,
  said: zhSaid,
  synonyms: zhSynonyms,
  pinyin: zhPinyin,
}
