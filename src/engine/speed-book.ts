import { isRecord } from '../core/json'
import { readSpeeds, type SpeedRecord } from './speeds'

/** What was learned of every backend of a machine, by a name of the host's choice; latest last. */
export type SpeedBook = Readonly<Record<string, SpeedRecord>>

/** Graphics drivers change their names, and old ones do not come back. */
const mostBackends = 8

/** What of a stored text can be taken for a book; empty when nothing can. */
export function readSpeedBook(text: string | null): SpeedBook {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    if (!isRecord(value)) return {}
    return Object.fromEntries(Object.entries(value).map(([name, record]) => [name, readSpeeds(record)]))
  } catch {
    return {}
  }
}

export function speedsOf(book: SpeedBook, backend: string): SpeedRecord {
  return (Object.hasOwn(book, backend) ? book[backend] : undefined) ?? {}
}

export function withSpeeds(book: SpeedBook, backend: string, record: SpeedRecord): SpeedBook {
  const others = Object.entries(book).filter(([name]) => name !== backend)
  return Object.fromEntries([...others.slice(1 - mostBackends), [backend, record]])
}
