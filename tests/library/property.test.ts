import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { emptyDocument } from '../../src/core/document'
import { during, everyText, FakeBrowser, pass, stopTime, type Tab } from './browser'

afterEach(() => void vi.useRealTimers())

type Act =
  | {
      readonly do: 'edit' | 'flush' | 'crash' | 'reload' | 'new' | 'restore' | 'wait' | 'freeze'
      readonly tab: number
    }
  | { readonly do: 'open'; readonly tab: number; readonly choice: 'takeOver' | 'fork' | 'look' }
  | { readonly do: 'fail'; readonly tab: number; readonly how: 'before' | 'after' | null }

const tab = fc.nat(2)
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('edit' as const), tab }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('flush', 'crash', 'reload', 'new', 'restore', 'wait', 'freeze'),
      tab,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('open' as const),
      tab,
      choice: fc.constantFrom('takeOver' as const, 'fork' as const, 'look' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('fail' as const),
      tab,
      how: fc.constantFrom('before' as const, 'after' as const, null),
    }),
  },
)

/** What a tab has done that the library may not have yet. */
interface Place {
  tab: Tab
  unsure: Set<string>
}

async function play(acts: readonly Act[], hasLocks: boolean) {
  const browser = new FakeBrowser(hasLocks)
  const places: (Place | undefined)[] = []
  const durable = new Set<string>()
  let restores = 0
  let marks = 0

  const settle = (place: Place) => {
    for (const mark of place.unsure) durable.add(mark)
    place.unsure.clear()
  }
  async function open(id: string | null): Promise<Place> {
    const place = { tab: browser.open(), unsure: new Set<string>() }
    const found = await during(place.tab.keeper.showLast(id)).catch(() => false)
    if (!found) place.tab.document.open(emptyDocument('New'))
    return place
  }

  for (const one of acts) {
    const place = places[one.tab]
    if (!place) {
      places[one.tab] = await open(null)
      continue
    }
    const { tab } = place
    switch (one.do) {
      case 'edit': {
        const mark = `mark-${++marks}.`
        if (tab.add(mark)) place.unsure.add(mark)
        break
      }
      case 'flush':
        if (await during(tab.keeper.flush())) settle(place)
        break
      case 'crash':
        tab.crash()
        places[one.tab] = undefined
        break
      case 'reload':
        // What waits in memory for want of room is written down by the page that goes.
        settle(place)
        tab.close()
        places[one.tab] = await open(tab.shown)
        break
      case 'new':
        tab.document.open(emptyDocument('New'))
        break
      case 'restore': {
        if (tab.failure !== null || tab.access !== 'write') break
        const { id } = tab.keeper.state.getState()
        await during(tab.keeper.flush())
        const [version] = await during(tab.storage.versions(id))
        if (version && (await during(tab.keeper.restore(version.number))) === 'done') restores += 1
        break
      }
      case 'wait':
        await pass(2500)
        break
      case 'freeze':
        tab.isFrozen = !tab.isFrozen
        break
      case 'fail':
        tab.failure = one.how
        break
      case 'open': {
        if (tab.access === 'write') break
        if (one.choice === 'takeOver') await during(tab.keeper.others.takeOver()).catch(() => {})
        if (one.choice === 'fork') await during(tab.keeper.others.fork('Copy'))
        if (one.choice === 'look') tab.keeper.others.look()
        break
      }
    }
  }
  for (const place of places) {
    if (!place) continue
    settle(place)
    place.tab.close()
  }
  await pass(200)
  const last = browser.open()
  await during(last.storage.recover())
  const { current, versions } = await during(everyText(last.storage))
  last.crash()
  vi.clearAllTimers()
  return { durable, current, versions, restores }
}

/** Only a restored version may take something out of all documents, and then a version has it. */
async function expectNothingLost(acts: readonly Act[], hasLocks: boolean) {
  const { durable, current, versions, restores } = await play(acts, hasLocks)
  const texts = restores > 0 ? [...current, ...versions] : current
  const lost = [...durable].filter((mark) => !texts.some((text) => text.includes(mark)))
  expect(lost).toEqual([])
}

test.each([
  ['with locks', true],
  ['without locks', false],
] as const)(
  'edits, failures, crashes, reloads, second tabs and restores lose nothing, %s',
  async (_, hasLocks) => {
    stopTime()
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), (acts) => expectNothingLost(acts, hasLocks)),
      { numRuns: 150 },
    )
  },
)
