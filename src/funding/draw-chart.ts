import { scaleBand, scaleLinear } from 'd3-scale'
import { listed } from '../words.ts'
import type { Period } from './periods.ts'

/** What a chart has a bar for. */
interface Quarterly {
  period: Pick<Period, 'key' | 'label' | 'from'>
}

/** What a chart draws for one quarter. */
interface Point {
  quarter: Quarterly
  value: number | null
  /** What it is measured against, drawn as a dashed line over the bar. */
  against?: number
}

interface Bar {
  label: string
  /** Two short lines under the bar: the month it begins in, and the year. */
  month: string
  year: string
  words: string
  against: string | null
  x: number
  y: number
  width: number
  height: number
  middle: number
  againstY: number | null
  /** Where the figure is written: above the bar and the line alike. */
  wordsY: number
}

/** A bar chart reckoned on the server: the template only draws. */
export interface Chart {
  id: string
  title: string
  /** What a listener hears in place of the picture. */
  description: string
  unit: string
  againstName: string | null
  /** What a quarter without a figure says. */
  gap: string
  width: number
  height: number
  base: number
  left: number
  right: number
  ticks: { y: number; words: string }[]
  bars: Bar[]
}

// Drawn for the narrowest screen: at 320 pixels a unit is a pixel, and everything grows from there.
const WIDTH = 320
const HEIGHT = 200
const edge = { top: 24, right: 4, bottom: 34, left: 38 }
const BASE = HEIGHT - edge.bottom

/** Which figure a chart draws, and how it is read. */
export interface Kind<Quarter extends Quarterly> {
  id: string
  title: string
  unit: '' | '%'
  againstName?: string
  gap?: string
  of(quarter: Quarter): Omit<Point, 'quarter'>
}
type Drawn = Pick<Kind<Quarterly>, 'unit' | 'againstName' | 'gap'>

/** Draws one figure as bars, a quarter each. */
export function chartOf<Quarter extends Quarterly>(kind: Kind<Quarter>, quarters: readonly Quarter[]): Chart {
  const points = quarters.map(quarter => ({ quarter, ...kind.of(quarter) }))
  const most = kind.unit === '%' ? 100 : Math.max(4, ...points.flatMap(point => [point.value ?? 0, point.against ?? 0]))
  const up = scaleLinear([0, most], [BASE, edge.top])
  const across = scaleBand(
    points.map(point => point.quarter.period.key),
    [edge.left, WIDTH - edge.right],
  ).padding(0.25)
  return {
    id: kind.id,
    title: kind.title,
    description: describe(kind, points),
    unit: kind.unit,
    againstName: kind.againstName ?? null,
    gap: gapOf(kind),
    width: WIDTH,
    height: HEIGHT,
    base: BASE,
    left: edge.left,
    right: WIDTH - edge.right,
    // Meetings and organisations come whole, so does the scale.
    ticks: up
      .ticks(4)
      .filter(Number.isInteger)
      .map(tick => ({ y: rounded(up(tick)), words: `${tick}${kind.unit}` })),
    bars: points.map(point =>
      barOf(kind, point, { x: across(point.quarter.period.key) ?? 0, width: across.bandwidth(), up }),
    ),
  }
}

const gapOf = ({ gap = 'None due' }: Drawn): string => gap

function barOf(
  kind: Drawn,
  { quarter, value, against }: Point,
  at: { x: number; width: number; up: (value: number) => number },
): Bar {
  const y = rounded(at.up(value ?? 0))
  const againstY = against === undefined ? null : rounded(at.up(against))
  return {
    label: quarter.period.label,
    month: shortMonths[quarter.period.from.slice(5, 7)] ?? '',
    year: quarter.period.from.slice(0, 4),
    words: value === null ? gapOf(kind) : `${value}${kind.unit}`,
    against: against === undefined ? null : String(against),
    x: rounded(at.x),
    y,
    width: rounded(at.width),
    height: rounded(BASE - y),
    middle: rounded(at.x + at.width / 2),
    againstY,
    wordsY: Math.min(y, againstY ?? y) - 5,
  }
}

const shortMonths: Record<string, string> = { '01': 'Jan', '04': 'Apr', '07': 'Jul', '10': 'Oct' }
const rounded = (number: number) => Math.round(number * 10) / 10

const describe = (kind: Drawn, points: Point[]): string =>
  `By quarter: ${listed(
    points.map(({ quarter, value, against }) => {
      const said = value === null ? gapOf(kind).toLowerCase() : `${value}${kind.unit}`
      const of = against === undefined ? '' : ` (${kind.againstName?.toLowerCase()} ${against})`
      return `${quarter.period.label} ${said}${of}`
    }),
  )}.`
