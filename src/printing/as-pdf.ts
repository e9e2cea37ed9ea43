import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { Instant } from '../clock.ts'
import { type Block, MARKING, type PrintedDocument } from './document.ts'
import { fontWith, MISSING, type Printable, printable } from './glyphs.ts'
import { type Drawing, draw, MARGIN, paragraph, TEXT } from './pdf-blocks.ts'

const require = createRequire(import.meta.url)
const FONTS = {
  plain: require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
} as const
const SMALL = 8
const INK = '#0b0c0c'

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

/** Never silently: where the font lacks a character, the document says so. */
function sayWhatIsMissing(drawing: Drawing, glyphs: Printable): void {
  if (glyphs.isComplete()) return
  paragraph(drawing, [
    {
      words: `Some letters could not be printed and are marked ${MISSING}, and small pictures are left out. The page and the Word file have them.`,
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
