import type { PortShape as Shape } from '../../core/port'

const outlines: Readonly<Record<Exclude<Shape, 'circle' | 'ring'>, string>> = {
  square: '2.4,2.4 11.6,2.4 11.6,11.6 2.4,11.6',
  diamond: '7,0.8 13.2,7 7,13.2 0.8,7',
  triangle: '2.4,1 12.8,7 2.4,13',
  hexagon: '3.8,1.5 10.2,1.5 13.4,7 10.2,12.5 3.8,12.5 0.6,7',
  pentagon: '7,0.6 13.3,5.3 10.9,12.7 3.1,12.7 0.7,5.3',
  cross: '4.8,1 9.2,1 9.2,4.8 13,4.8 13,9.2 9.2,9.2 9.2,13 4.8,13 4.8,9.2 1,9.2 1,4.8 4.8,4.8',
}

/** The mark of a port's type, so that types differ by more than color. */
export function PortShape({ shape, color }: { readonly shape: Shape; readonly color: string }) {
  return (
    <svg className="port__shape" viewBox="0 0 14 14" aria-hidden="true">
      {shape === 'circle' && <circle cx="7" cy="7" r="5.4" fill={color} />}
      {shape === 'ring' && <circle cx="7" cy="7" r="4.2" fill="var(--node)" stroke={color} strokeWidth="3" />}
      {shape !== 'circle' && shape !== 'ring' && <polygon points={outlines[shape]} fill={color} />}
    </svg>
  )
}
