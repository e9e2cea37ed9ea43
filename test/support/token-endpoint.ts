import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Test } from 'tap'
import type { OAuth2Settings } from '#src/config/mail.ts'

/** An OAuth 2 token endpoint on this machine (RFC 6749 §3.2): token-1, token-2 and so on, unless it is told otherwise. */
export interface TokenEndpoint {
  settings: OAuth2Settings
  questions: Record<string, string>[]
  expiresIn: number
  answer: ((response: ServerResponse) => void) | undefined
}

export async function aTokenEndpoint(t: Test): Promise<TokenEndpoint> {
  const endpoint: TokenEndpoint = {
    settings: { tokenUrl: '', clientId: 'platform', clientSecret: 'a client secret', scope: 'mail', refreshToken: '' },
    questions: [],
    expiresIn: 3600,
    answer: undefined,
  }
  const server = createServer((request, response) => {
    reply(request, response).catch(() => response.destroy())
  })
  async function reply(request: IncomingMessage, response: ServerResponse) {
    endpoint.questions.push(Object.fromEntries(new URLSearchParams(await text(request))))
    if (endpoint.answer) return endpoint.answer(response)
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({
        access_token: `token-${endpoint.questions.length}`,
        token_type: 'Bearer',
        expires_in: endpoint.expiresIn,
      }),
    )
  }
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  endpoint.settings.tokenUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return endpoint
}
