import { columnShares } from './column-shares.ts'
import type { Block } from './document.ts'
import type { Font } from './glyphs.ts'

const SIZES = { 1: 18, 2: 14, 3: 11.5 } as const
export const TEXT = 10
export const MARGIN = 56
const A4_WIDTH = 595.28
const CELL_PADDING = 4

export interface Drawing {
  pdf: PDFKit.PDFDocument
  /** What a screen reader walks through: headings, paragraphs, tables in their order (PDF/UA, ISO 14289-1). */
  structure: PDFKit.PDFStructureElement
  inFont: (words: string) => string
}

/** Draws one block under what stands already. */
export function draw(drawing: Drawing, block: Block): void {
  const { pdf } = drawing
  switch (block.is) {
    case 'heading':
      return drawHeading(drawing, block)
    case 'text':
      return paragraph(drawing, [
        ...(block.lead ? [{ words: `${block.lead}: `, font: 'bold' as const }] : []),
        // The library would not end the line after words of none, and the next block would stand upon it.
        ...(block.text ? [{ words: block.text, font: 'plain' as const }] : []),
      ])
    case 'list':
      return drawList(drawing, block.items)
    case 'table':
      return drawTable(drawing, block)
    case 'link':
      return drawLink(drawing, block)
    case 'page break':
      pdf.addPage()
  }
}

function drawHeading({ pdf, structure, inFont }: Drawing, { level, text }: { level: 1 | 2 | 3; text: string }): void {
  // A heading alone at the foot of a page would lead nowhere.
  if (pdf.y > pdf.page.height - MARGIN - 90) pdf.addPage()
  const words = inFont(text)
  structure.add(
    pdf.struct(`H${level}`, {}, () => {
      pdf
        .moveDown(level === 1 ? 0.2 : 0.6)
        .font('bold')
        .fontSize(SIZES[level])
        .text(words)
        .font('plain')
        .fontSize(TEXT)
    }),
  )
  if (level < 3) pdf.outline.addItem(words)
  pdf.moveDown(0.4)
}

export function paragraph({ pdf, structure, inFont }: Drawing, runs: readonly { words: string; font: Font }[]): void {
  structure.add(
    pdf.struct('P', {}, () => {
      runs.forEach(({ words, font }, at) => {
        pdf.font(font).text(inFont(words), { continued: at < runs.length - 1 })
      })
    }),
  )
  pdf.font('plain').moveDown(0.5)
}

function drawList({ pdf, structure, inFont }: Drawing, items: readonly string[]): void {
  const list = pdf.struct('L')
  structure.add(list)
  pdf.list(items.map(inFont), { bulletRadius: 2, textIndent: 12, structParent: list })
  list.end()
  pdf.moveDown(0.5)
}

function drawLink({ pdf, structure, inFont }: Drawing, { text, href }: { text: string; href: string }): void {
  const place = pdf.struct('P')
  structure.add(place)
  const link = pdf.struct('Link')
  place.add(link)
  link.add(() => {
    pdf.text(inFont(`${text} (${href})`), { link: href, underline: true })
  })
  link.end()
  place.end()
  pdf.moveDown(0.3)
}

function drawTable(drawing: Drawing, table: Extract<Block, { is: 'table' }>): void {
  const { pdf, structure, inFont } = drawing
  paragraph(drawing, [{ words: table.caption, font: 'bold' }])
  const head = table.head.map(words => ({
    text: inFont(words),
    type: 'TH' as const,
    scope: 'Column' as const,
    font: { src: 'bold' },
  }))
  const rows = table.rows.map(row =>
    row.map((words, at) =>
      at === 0 ? { text: inFont(words), type: 'TH' as const, scope: 'Row' as const } : inFont(words),
    ),
  )
  pdf.table({
    structParent: structure,
    columnStyles: columnShares(table).map(share => ({ width: share * (A4_WIDTH - 2 * MARGIN) })),
    defaultStyle: { padding: CELL_PADDING, border: 0.5, borderColor: '#b1b4b6', font: { src: 'plain', size: TEXT } },
    data: [head, ...rows],
  } as never)
  pdf.x = MARGIN
  pdf.moveDown(0.8)
}
