import { type ColorCase, caseOf, encoded, size } from './patches'
import { adobe, broken, inAdobe, inP3, p3, plain } from './profiles'
import { webpWith } from './put-tags'

export async function webpCases(): Promise<readonly ColorCase[]> {
  const lossless = await encoded((picture) => picture.webp({ lossless: true }))
  const lossy = await encoded((picture) => picture.webp({ quality: 100 }))
  const is = caseOf('WebP', 1)
  return [
    is('lossless', lossless, plain),
    is('lossless, Adobe RGB', webpWith(lossless, { size, profile: adobe }), inAdobe),
    is('lossless, Display P3', webpWith(lossless, { size, profile: p3 }), inP3),
    is('lossless, damaged profile', webpWith(lossless, { size, profile: broken }), plain),
    is('lossy, Display P3', webpWith(lossy, { size, profile: p3 }), inP3, 6),
  ]
}
