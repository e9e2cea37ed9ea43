import { connect } from 'node:net'
import Fastify from 'fastify'
import t, { type Test } from 'tap'
import { registerPatience } from '#src/web/patience.ts'

/** A server that waits a fifth of a second for a form and two seconds for a file. */
async function aServer(t: Test): Promise<number> {
  const app = Fastify()
  registerPatience(app, { formSeconds: 0.2, uploadSeconds: 2 })
  app.addContentTypeParser('text/plain', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  app.post('/form', request => ({ got: String(request.body).length }))
  app.post('/papers', { config: { takesFile: true } }, request => ({ got: String(request.body).length }))
  await app.listen({ port: 0 })
  t.teardown(() => app.close())
  return (app.server.address() as { port: number }).port
}

/** Sends ten characters, the last five after a while; answers what came back. */
const trickle = (port: number, path: string, pauseMs: number) =>
  new Promise<string>(resolve => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n\r\nslowl`)
      setTimeout(() => socket.writable && socket.write('y yes'), pauseMs)
    })
    socket.on('data', data => {
      heard += data
      socket.end()
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(heard))
  })

t.test('A form that trickles in is cut off; a paper over a slow line arrives', async t => {
  const port = await aServer(t)
  t.match(await trickle(port, '/form', 20), /"got":10/, 'who is only a little slow is waited for')
  t.notMatch(await trickle(port, '/form', 900), /got/)
  t.match(await trickle(port, '/papers', 900), /"got":10/)
})
