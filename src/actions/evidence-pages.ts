import { fileFrom } from '../web/uploads.ts'

/** The file that shows it, where one was chosen. */
export const evidenceIn = (body: Record<string, unknown>) =>
  body.file === undefined || body.file === '' ? undefined : fileFrom(body, 'file')
