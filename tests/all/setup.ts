import { silenceTfjs } from '../../src/cli/quiet'

silenceTfjs()
