import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { Instant } from '../clock.ts'
import { columnShares } from './column-shares.ts'
import { type Block, MARKING, type PrintedDocument } from './document.ts'
import { type Font, fontWith, type Printable, printable } from './glyphs.ts'

const require = createRequire(import.meta.url)
const FONTS = {
  plain: require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
} as const
const SIZES = { 1: 18, 2: 14, 3: 11.5 } as const
const TEXT = 10
const SMALL = 8
const MARGIN = 56
const A4_WIDTH = 595.28
const CELL_PADDING = 4
const INK = '#0b0c0c'

interface Drawing {
  pdf: PDFKit.PDFDocument
  /** What a screen reader walks through: headings, paragraphs, tables in their order (PDF/UA, ISO 14289-1). */
  structure: PDFKit.PDFStructureElement
  inFont: (words: string) => string
}

/** The document as tagged PDF: language, title, headings, table headers and reading order are in it. */
export async function asPdf(document: PrintedDocument, madeAt: Instant): Promise<Buffer> {
  const pdf = new PDFDocument(settingsOf(document, madeAt))
  const bytes = collected(pdf)
  pdf.registerFont('plain', FONTS.plain)
  pdf.registerFont('bold', FONTS.bold)
  pdf.font('plain').fontSize(TEXT).fillColor(INK)
  const structure = pdf.struct('Document')
  pdf.addStructure(structure)
  const glyphs = printable(fontWith(pdf))
  const drawing: Drawing = { pdf, structure, inFont: glyphs.inFont }
  for (const block of [...standingBlock(document), ...document.blocks]) draw(drawing, block)
  sayWhatIsMissing(drawing, glyphs)
  structure.end()
  numberPages(drawing, document)
  pdf.end()
  return bytes
}

const settingsOf = (document: PrintedDocument, madeAt: Instant): PDFKit.PDFDocumentOptions => ({
  size: 'A4',
  margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + 16 },
  bufferPages: true,
  tagged: true,
  lang: 'en-GB',
  displayTitle: true,
  pdfVersion: '1.7',
  // The typings know only the archive subsets.
  subset: 'PDF/UA' as 'PDF/A-1',
  font: FONTS.plain,
  info: {
    Title: asProperty(document.title),
    Author: asProperty(document.partnership),
    CreationDate: new Date(madeAt),
  },
})

// The library writes properties into XML as they are.
const asProperty = (words: string): string => words.replaceAll('&', 'and').replace(/[<>]/g, '')

function collected(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const parts: Buffer[] = []
  return new Promise((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part))
    pdf.on('end', () => resolve(Buffer.concat(parts)))
    pdf.on('error', reject)
  })
}

const standingBlock = ({ standing }: PrintedDocument): Block[] => (standing ? [{ is: 'text', text: standing }] : [])

function draw(drawing: Drawing, block: Block): void {
  const { pdf } = drawing
  switch (block.is) {
    case 'heading':
      return drawHeading(drawing, block)
    case 'text':
      return paragraph(drawing, [
        ...(block.lead ? [{ words: `${block.lead}: `, font: 'bold' as const }] : []),
        { words: block.text, font: 'plain' },
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

function paragraph({ pdf, structure, inFont }: Drawing, runs: readonly { words: string; font: Font }[]): void {
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

/** Never silently: where the font lacks a character, the document says so. */
function sayWhatIsMissing(drawing: Drawing, glyphs: Printable): void {
  if (glyphs.isComplete()) return
  paragraph(drawing, [
    {
      words: 'Some characters cannot be shown in this PDF and are marked \ufffd. The page and the Word file have them.',
      font: 'plain',
    },
  ])
}

/** The foot of each page is decoration to a screen reader, which would otherwise read it in the middle of a sentence. */
function numberPages({ pdf, inFont }: Drawing, { partnership, standing }: PrintedDocument): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let at = start; at < start + count; at++) {
    pdf.switchToPage(at)
    const { bottom } = pdf.page.margins
    // Below the margin the library would begin a new page.
    pdf.page.margins.bottom = 0
    pdf.markContent('Artifact', { type: 'Pagination' })
    const foot = [MARKING, partnership, standing, `Page ${at - start + 1} of ${count}`].filter(Boolean).join('   ')
    pdf.fontSize(SMALL).text(inFont(foot), MARGIN, pdf.page.height - MARGIN, { lineBreak: false })
    pdf.endMarkedContent()
    pdf.page.margins.bottom = bottom
  }
}
