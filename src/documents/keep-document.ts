import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { hashOf } from '../ids.ts'
import { writeBytes } from './files.ts'
import { refuseMarkings } from './markings.ts'
import { recognise } from './recognise.ts'
import { addDocument, type Document, documentById } from './store.ts'

const LONGEST_NAME = 150

/** A file that somebody sent, and what they call it. */
export interface Upload {
  title: string
  file: { fileName: string; bytes: Buffer }
}

/**
 * Keeps a file for a partnership: looked at first, then written whole before its row, so that a row never lacks its
 * bytes. Should the work be undone after that, the bytes are left over and swept.
 */
export function keepDocument(work: Work & { partnershipId: string }, { title, file }: Upload): Document {
  const fileName = plainName(file.fileName)
  refuseMarkings({ title, fileName })
  const mediaType = recognise({ fileName, bytes: file.bytes })
  const id = work.ids.newId()
  writeBytes(work.config, id, file.bytes)
  addDocument(work.tx, {
    id,
    partnershipId: work.partnershipId,
    title,
    fileName,
    mediaType,
    size: file.bytes.length,
    sha256: hashOf(file.bytes),
    addedAt: work.now,
    addedBy: work.actor.personId,
  })
  noteActivity(work, {
    deed: 'document.kept',
    subjectType: 'document',
    subjectId: id,
    words: 'Added a document',
  })
  return documentById(work.tx, work.partnershipId, id)
}

/** The name without folders, control characters and the marks that turn text around and so hide an ending. */
function plainName(given: string): string {
  const name = given
    .toWellFormed()
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
  const characters = [...name]
  return characters.length <= LONGEST_NAME
    ? name
    : `${characters.slice(0, LONGEST_NAME - 10).join('')}${characters.slice(-10).join('')}`
}
