import type { FastifyReply } from 'fastify'

/** Makes an answer a download under this name, which no browser opens as a page of ours (RFC 6266, RFC 8187). */
export const asAttachment = (reply: FastifyReply, fileName: string): FastifyReply =>
  reply
    .header('content-disposition', dispositionOf(fileName))
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .header('content-security-policy', "default-src 'none'; sandbox")

/** A plain name for old programs, and the whole one in UTF-8 for the others. */
function dispositionOf(fileName: string): string {
  const plain = fileName.normalize('NFKD').replace(/[^\w.\- ]/g, '_')
  const whole = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    each => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
