import fc from 'fast-check'
import { json } from '../../core/arbitrary'
import { graphCorpus } from '../corpus'
import { mutatedJson } from '../mutate-json'
import { mutatedText } from '../mutate-text'
import { textTarget } from '../target'
import { judgeGraph } from './judge-graph'
import { swollenGraph } from './swollen'

export const corpus = graphCorpus()
export const [small = {}] = corpus
  .toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length)
  .slice(2)

/** Graph files with members exchanged, left out, doubled, renamed and wrapped. */
export const mutatedGraphs = mutatedJson(corpus)
/** The same text with characters changed. */
export const damagedGraphs = mutatedText(JSON.stringify(small))
export const anyTexts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.json({ maxDepth: 6 }),
  json.map((value) => JSON.stringify({ ...small, nodes: value })),
  json.map((value) => JSON.stringify({ ...small, groups: value, app: value })),
)

export const documents = textTarget({
  name: 'documents',
  cases: fc.oneof(
    { weight: 60, arbitrary: mutatedGraphs },
    { weight: 20, arbitrary: damagedGraphs },
    { weight: 18, arbitrary: anyTexts },
    { weight: 2, arbitrary: swollenGraph },
  ),
  judge: (text) => judgeGraph(text),
})
