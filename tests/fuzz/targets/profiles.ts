import assert from 'node:assert/strict'
import fc from 'fast-check'
import { linearOf } from '../../../nodes/pictures/conversion'
import { readProfile, readsInks } from '../../../nodes/pictures/icc-profile'
import { press } from '../../pictures/jpeg-cases'
import { adobe, byModernTable, byTable, p3, useless } from '../../pictures/profiles'
import { grayProfile, power } from '../../pictures/write-profile'
import { mutatedBytes } from '../mutate-text'
import { bytesTarget } from '../target'

const whole = [adobe, p3, byTable, byModernTable, grayProfile(power(1.8)), press, ...Object.values(useless)]
const HEADER = 128

/** Profiles with changes all over, others with changes only where their tags are, and bytes behind a whole header. */
export const profileCases = fc.oneof(
  ...whole.map((profile) => mutatedBytes(profile)),
  ...whole.map((profile) =>
    mutatedBytes(profile.subarray(HEADER, HEADER + 400)).map((changed) =>
      sized(Buffer.concat([profile.subarray(0, HEADER), changed, profile.subarray(HEADER + 400)])),
    ),
  ),
  fc.uint8Array({ maxLength: 600 }).map((bytes) => sized(Buffer.concat([adobe.subarray(0, HEADER), bytes]))),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.from(bytes)),
)

/** With its length in its header, so that it is no profile cut short. */
function sized(profile: Buffer): Uint8Array<ArrayBuffer> {
  profile.writeUInt32BE(profile.length, 0)
  return Uint8Array.from(profile)
}

/** Either unknown, or colors that are numbers and a white that is seen. */
export function judgeProfile(bytes: Uint8Array): boolean {
  const read = ([1, 3] as const).map((channels) => readProfile(bytes, channels))
  for (const conversion of read) {
    if (conversion === undefined || conversion === 'unknown') continue
    const white = linearOf(conversion, [1, 1, 1])
    assert.ok(white.every(Number.isFinite) && Math.max(...white) > 0, `white is ${white}`)
  }
  const inks = readsInks(bytes)
  return inks || read.some((conversion) => conversion !== 'unknown')
}

export const profiles = bytesTarget({ name: 'profiles', cases: profileCases, judge: judgeProfile })
