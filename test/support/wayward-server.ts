import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { Test } from 'tap'

/** A point of the conversation; `text` comes when the letter has begun to arrive, `end` after its final dot. */
type Point = 'greeting' | 'EHLO' | 'STARTTLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'text' | 'end'

/** What the server does there instead of what it should: a reply of its own, hanging up, or saying nothing at all. */
export type Whim = string | { say: string; next: 'hang up' } | 'hang up' | 'silence' | undefined

export interface WaywardServer {
  port: number
  /** Asked at each point with the line that came and whom the letter in hand is for; nothing means it behaves. */
  whim: (point: Point, line: string, to: string) => Whim | Promise<Whim>
  /** Each letter that came whole, confirmed or not. */
  came: { to: string; raw: string }[]
  /** Everything that was ever said to it, as it was on the wire. */
  heard: () => string
  connections: () => number
}

const replies: Record<Exclude<Point, 'text'>, string> = {
  greeting: '220 wayward.example',
  EHLO: '250-wayward.example\r\n250 8BITMIME',
  STARTTLS: '502 not here',
  AUTH: '502 not here',
  MAIL: '250 go on',
  RCPT: '250 go on',
  DATA: '354 go on',
  end: '250 taken',
}

/** A mail server at the level of its lines, which misbehaves at any point of the conversation as a test tells it. */
export async function aWaywardServer(t: Test, host = '127.0.0.1'): Promise<WaywardServer> {
  const sockets = new Set<Socket>()
  const heard: string[] = []
  let connections = 0
  const wayward: WaywardServer = {
    port: 0,
    whim: () => undefined,
    came: [],
    heard: () => heard.join(''),
    connections: () => connections,
  }
  const server = createServer(socket => {
    connections += 1
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    converse(wayward, socket, heard)
  })
  await new Promise<void>(resolve => server.listen(0, host, () => resolve()))
  wayward.port = (server.address() as AddressInfo).port
  t.teardown(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise(resolve => server.close(resolve))
  })
  return wayward
}

function converse(wayward: WaywardServer, socket: Socket, heard: string[]): void {
  let to = ''
  let letter: string | undefined
  let isSilent = false
  let rest = ''
  let turn = Promise.resolve()

  async function answer(point: Point, line: string): Promise<void> {
    const whim = await wayward.whim(point, line, to)
    if (whim === 'silence') isSilent = true
    else if (whim === 'hang up') socket.destroy()
    else if (typeof whim === 'object') socket.end(`${whim.say}\r\n`)
    else if (whim !== undefined || point !== 'text') say(whim ?? replies[point as 'end'])
    if (whim === undefined && point === 'DATA') letter = ''
  }
  const say = (words: string) => socket.writable && socket.write(`${words}\r\n`)

  async function hear(line: string): Promise<void> {
    if (isSilent || socket.destroyed) return
    if (letter === undefined) return hearCommand(line)
    if (line !== '.') {
      if (letter === '') await answer('text', line)
      letter += `${line}\r\n`
      return
    }
    wayward.came.push({ to, raw: letter })
    letter = undefined
    return answer('end', line)
  }

  async function hearCommand(line: string): Promise<void> {
    const verb = (/^\w+/.exec(line)?.[0] ?? '').toUpperCase()
    if (verb === 'RCPT') to = /<(.*)>/.exec(line)?.[1] ?? ''
    if (verb === 'QUIT') socket.end('221 bye\r\n')
    else if (verb === 'RSET') say('250 ok')
    else if (verb in replies) await answer(verb as Point, line)
    else say('500 what?')
  }

  turn = turn.then(() => answer('greeting', ''))
  socket.on('data', chunk => {
    heard.push(chunk.toString('latin1'))
    const lines = (rest + chunk.toString('latin1')).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) turn = turn.then(() => hear(line))
  })
}
