import type { NumberRange } from './number'

export type Parsed =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly fault: 'notANumber' | 'unclear' | 'notWhole' | 'outOfRange' }

/**
 * What was typed, where it can mean only one number in the language of the interface:
 * - its decimal sign is one everywhere, and the other of “.” and “,” groups thousands where it stands as a separator
 *   stands: `1,000` and `12,345.6` in English and Chinese. So do spaces and apostrophes.
 * - Otherwise the other sign is a decimal sign where it can be no slip of a separator: after nothing or 0, before one
 *   or two digits, or after thousands that are grouped otherwise; never for a whole number. `0,005`, `3,5`, `1 000,5`.
 * - A whole number with three digits after its decimal sign, such as `1.000`, is how others group thousands: unclear.
 * Nothing is rounded. Full-width signs and digits are those of Chinese input.
 *
 * @param decimal the decimal sign of the language.
 */
export function parseNumber(range: NumberRange, text: string, decimal: DecimalSign = '.'): Parsed {
  const plain = narrow(text).trim()
  const value = read(plain, decimal, range.integer)
  if (value === undefined)
    return {
      ok: false,
      fault: /\d[^\d]*\d/.test(plain) && /^[-+\d.,' e]+$/i.test(plain) ? 'unclear' : 'notANumber',
    }
  if (!(value >= range.min && value <= range.max)) return { ok: false, fault: 'outOfRange' }
  if (range.integer && !Number.isInteger(value)) return { ok: false, fault: 'notWhole' }
  // Of -0, which a field would show as it is, comes 0.
  return { ok: true, value: value + 0 }
}

type DecimalSign = '.' | ','

export function decimalSign(language: string): DecimalSign {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5)
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ',' : '.'
}

/** Signs as they stand on a keyboard. Not NFKC, which would make 102 of 10². */
function narrow(text: string): string {
  return text
    .replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\u2010-\u2013\u2212\ufe63]/g, '-')
    .replaceAll(/[\u3002\uff61]/g, '.')
    .replaceAll(/[\u2018\u2019\u02bc]/g, "'")
    .replaceAll(/\s/g, ' ')
}

function read(text: string, decimal: DecimalSign, whole: boolean): number | undefined {
  const [, sign = '', digits = '', exponent = ''] = /^([-+]?)([\d.,' ]+)(e[-+]?\d+)?$/i.exec(text) ?? []
  const other = decimal === '.' ? ',' : '.'
  const plain = ungrouped(digits, decimal, other) ?? foreign(digits, decimal, other, whole)
  if (plain === undefined || (whole && /^[1-9]\d{0,2}\.\d{3}$/.test(plain) && digits.includes(decimal)))
    return undefined
  return Number(sign + plain + exponent)
}

/** With the language's own signs; the decimal sign as a point. */
function ungrouped(digits: string, decimal: DecimalSign, other: DecimalSign): string | undefined {
  const [before = '', after, ...more] = digits.split(decimal)
  if (more.length > 0 || /\D/.test(after ?? '') || `${before}${after ?? ''}` === '') return undefined
  const thousands = joined(before, [other, "'", ' '])
  return thousands === undefined ? undefined : after === undefined ? thousands : `${thousands}.${after}`
}

/** With the decimal sign of other languages, where it can be nothing else. */
function foreign(
  digits: string,
  decimal: DecimalSign,
  other: DecimalSign,
  whole: boolean,
): string | undefined {
  const [before = '', after = '', ...more] = digits.split(other)
  if (whole || more.length > 0 || !/^\d+$/.test(after) || before.includes(decimal)) return undefined
  const thousands = joined(before, ["'", ' '])
  const clear = /^0?$/.test(before) || after.length < 3 || thousands !== before
  return thousands !== undefined && clear ? `${thousands}.${after}` : undefined
}

/** Digits without the separators of thousands, if one of these stands in all of the right places or nowhere. */
function joined(text: string, separators: readonly string[]): string | undefined {
  if (/^\d*$/.test(text)) return text
  const separator = separators.find((one) => text.includes(one)) ?? ''
  const [first = '', ...rest] = text.split(separator)
  const sound = /^[1-9]\d{0,2}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group))
  return sound ? first + rest.join('') : undefined
}
