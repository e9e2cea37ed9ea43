import type { FastifyReply } from 'fastify'
import { asCsv, asXlsx, type Sheet } from '../sheets.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The two files in which a table leaves, by the ending of the address. */
export const sheetFiles = [
  {
    ending: 'csv',
    as: async (reply: FastifyReply, sheet: Sheet) =>
      asFile(reply, `${sheet.fileName}.csv`, 'text/csv; charset=utf-8').send(asCsv(sheet)),
  },
  {
    ending: 'xlsx',
    as: async (reply: FastifyReply, sheet: Sheet) =>
      asFile(reply, `${sheet.fileName}.xlsx`, XLSX).send(await asXlsx(sheet)),
  },
] as const

const asFile = (reply: FastifyReply, name: string, type: string) =>
  reply.type(type).header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'no-store')
