/** What stands for something of the graph in the outline. @param key its `itemKey`. */
export function entryElement(root: HTMLElement | null, key: string): HTMLElement | null {
  const entries = root?.querySelectorAll<HTMLElement>('[data-entry]') ?? []
  return [...entries].find(({ dataset }) => dataset.entry === key) ?? null
}

/** The button that names an entry and opens it. */
export function headOf(entry: Element | null | undefined): HTMLElement | null {
  return entry?.querySelector<HTMLElement>('[data-head]') ?? null
}

export function headsIn(root: HTMLElement | null): readonly HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[data-head]') ?? [])]
}

/** The entry that an element is part of, by `itemKey`. */
export function entryAt(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-entry]')?.dataset.entry : undefined
}
