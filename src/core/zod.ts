import { config } from 'zod'

// Otherwise it compiles schemas with `new Function`, and tries even where the page forbids that.
config({ jitless: true })

export { z } from 'zod'
