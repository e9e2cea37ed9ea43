import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { columnShares } from './column-shares.ts'
import { type Block, MARKING, type PrintedDocument } from './document.ts'
import { isRightToLeft, stretchesOf } from './right-to-left.ts'

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
/** Of an A4 page with Word’s own margins, in twentieths of a point. */
const TEXT_WIDTH = 9026
/** Word measures sizes in half points. */
const halfPoints = (points: number): number => points * 2

/** The document for Word, to be edited: real headings, lists and tables whose heads repeat and are read as heads. */
export async function asDocx(printed: PrintedDocument): Promise<Buffer> {
  const document = new Document({
    title: printed.title,
    creator: printed.partnership,
    description: printed.standing,
    styles: { default: stylesOf() },
    sections: [
      {
        footers: { default: footerOf(printed) },
        children: [...(printed.standing ? [lines(printed.standing)] : []), ...printed.blocks.flatMap(drawn)],
      },
    ],
  })
  return Packer.toBuffer(document)
}

const stylesOf = () => ({
  document: { run: { font: 'Arial', size: halfPoints(11), language: { value: 'en-GB' } }, paragraph: spaced(0, 120) },
  heading1: { run: { size: halfPoints(18), bold: true, color: '0b0c0c' }, paragraph: spaced(240, 120) },
  heading2: { run: { size: halfPoints(14), bold: true, color: '0b0c0c' }, paragraph: spaced(240, 120) },
  heading3: { run: { size: halfPoints(12), bold: true, color: '0b0c0c' }, paragraph: spaced(200, 80) },
})

const spaced = (before: number, after: number) => ({ spacing: { before, after } })

const footerOf = ({ partnership, standing }: PrintedDocument): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.LEFT,
        children: [
          new TextRun({
            text: clean([MARKING, partnership, standing, ''].filter(Boolean).join('   ')),
            size: halfPoints(8),
          }),
          new TextRun({
            children: ['   Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
            size: halfPoints(8),
          }),
        ],
      }),
    ],
  })

function drawn(block: Block): (Paragraph | Table)[] {
  switch (block.is) {
    case 'heading':
      return [written(block.text, { heading: LEVELS[block.level], keepNext: true })]
    case 'text':
      return [lines(block.text, block.lead)]
    case 'list':
      return block.items.map(item => written(item, { bullet: { level: 0 } }))
    case 'table':
      return tableOf(block)
    case 'link':
      return [linkOf(block)]
    case 'page break':
      return [new Paragraph({ pageBreakBefore: true, children: [] })]
  }
}

const lines = (words: string, lead?: string): Paragraph =>
  lead
    ? new Paragraph({ children: [new TextRun({ text: clean(`${lead}: `), bold: true }), ...runsOf(words)] })
    : written(words)

/** A paragraph of its own, which begins on the side on which its words do. */
const written = (words: string, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ ...options, children: runsOf(words), ...(isRightToLeft(words) ? { bidirectional: true } : {}) })

/** Each line of a text on its line. */
const runsOf = (words: string): TextRun[] =>
  clean(words)
    .split('\n')
    .flatMap((line, at) => [
      ...(at > 0 ? [new TextRun({ break: 1 })] : []),
      ...stretchesOf(line, isRightToLeft(words)).map(
        stretch => new TextRun({ text: stretch.words, ...(stretch.isFromRight ? { rightToLeft: true } : {}) }),
      ),
    ])

/** XML has no place for control characters, and a lone half of a character would make the file unreadable. */
const clean = (words: string): string =>
  words
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

function tableOf(table: Extract<Block, { is: 'table' }>): (Paragraph | Table)[] {
  const { caption, head, rows } = table
  const shares = columnShares(table)
  const cell = (words: string, at: number, isHead = false) =>
    new TableCell({
      width: { size: Math.floor((shares[at] ?? 0) * 100), type: WidthType.PERCENTAGE },
      margins: { top: 60, bottom: 60, left: 60, right: 120 },
      children: [
        isHead ? new Paragraph({ children: [new TextRun({ text: clean(words), bold: true })] }) : written(words),
      ],
    })
  return [
    new Paragraph({ keepNext: true, children: [new TextRun({ text: clean(caption), bold: true })] }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      borders: thinLines,
      columnWidths: shares.map(share => Math.floor(share * TEXT_WIDTH)),
      rows: [
        new TableRow({ tableHeader: true, cantSplit: true, children: head.map((words, at) => cell(words, at, true)) }),
        ...rows.map(row => new TableRow({ cantSplit: true, children: row.map((words, at) => cell(words, at)) })),
      ],
    }),
    new Paragraph({ children: [] }),
  ]
}

const line = { style: BorderStyle.SINGLE, size: 4, color: 'b1b4b6' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const thinLines = { top: line, bottom: line, left: none, right: none, insideHorizontal: line, insideVertical: none }

const linkOf = ({ text, href }: { text: string; href: string }): Paragraph =>
  new Paragraph({
    children: [
      new ExternalHyperlink({ link: href, children: [new TextRun({ text: clean(text), style: 'Hyperlink' })] }),
    ],
  })
