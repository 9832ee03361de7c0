/** How many times slower than it is the page's processor is made: what holds only on a quick machine then shows. */
export const slowness = Number(process.env.GRAMARYE_E2E_SLOWNESS ?? 1)
