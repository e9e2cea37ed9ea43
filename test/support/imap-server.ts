import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, TLSSocket } from 'node:tls'
import type { Test } from 'tap'
import { testCertificate } from './certificate.ts'

interface KeptLetter {
  uid: number
  raw: Buffer
  flags: Set<string>
}

interface ImapOptions {
  /** TLS from the first byte, offered by STARTTLS, or not at all. */
  tls?: 'implicit' | 'starttls' | 'none'
  host?: string
  capabilities?: string[]
}

/** A mailbox on this machine, as far as RFC 3501 is needed to read one; it misbehaves as it is told. */
export interface ImapServer {
  port: number
  folders: Map<string, KeptLetter[]>
  /** Every command as it came, without its tag. */
  commands: string[]
  connections: number
  password: string
  /** The access token that is taken (XOAUTH2). */
  token: string
  /** Called before each command; may cut the connection or answer by itself (true). */
  onCommand: (line: string, connection: { cut(): void; say(line: string): void; tag: string }) => boolean | undefined
  deliver(raw: string | Buffer, folder?: string): KeptLetter
  /** Cuts every connection that is open. */
  cutAll(): void
}

const USUAL = ['IMAP4rev1', 'IDLE', 'MOVE', 'UIDPLUS', 'AUTH=PLAIN', 'AUTH=XOAUTH2', 'SASL-IR']

export async function anImapServer(t: Test, options: ImapOptions = {}): Promise<ImapServer> {
  const { tls = 'none', host = '127.0.0.1', capabilities = USUAL } = options
  const sockets = new Set<Session>()
  let uid = 100
  const imap: ImapServer = {
    port: 0,
    folders: new Map([['INBOX', []]]),
    commands: [],
    connections: 0,
    password: 'a password',
    token: 'a token',
    onCommand: () => undefined,
    deliver(raw, folder = 'INBOX') {
      uid += 1
      const letter = { uid, raw: Buffer.from(raw), flags: new Set<string>() }
      const letters = imap.folders.get(folder) ?? []
      imap.folders.set(folder, [...letters, letter])
      for (const session of sockets) session.tellNews(folder)
      return letter
    },
    cutAll() {
      for (const session of sockets) session.cut()
    },
  }
  const welcome = (socket: Socket) => {
    imap.connections += 1
    const session = new Session(imap, socket, { capabilities, offersTls: tls === 'starttls' })
    sockets.add(session)
    socket.on('close', () => sockets.delete(session))
  }
  const server: Server = tls === 'implicit' ? createTlsServer(testCertificate, welcome) : createServer(welcome)
  await new Promise<void>(resolve => server.listen(0, host, resolve))
  imap.port = (server.address() as AddressInfo).port
  t.teardown(async () => {
    imap.cutAll()
    await new Promise(resolve => server.close(resolve))
  })
  return imap
}

/** One connection and where it stands. */
class Session {
  imap: ImapServer
  socket: Socket
  capabilities: string[]
  offersTls: boolean
  pending = Buffer.alloc(0)
  folder = ''
  isSignedIn = false
  isIdling = ''
  awaiting: { tag: string; method: string } | undefined

  constructor(imap: ImapServer, socket: Socket, options: { capabilities: string[]; offersTls: boolean }) {
    this.imap = imap
    this.socket = socket
    this.capabilities = options.capabilities
    this.offersTls = options.offersTls
    this.listen()
    this.say(`* OK [CAPABILITY ${this.offered()}] ready`)
  }

  listen() {
    this.socket.on('error', () => {})
    this.socket.on('data', data => {
      this.pending = Buffer.concat([this.pending, data])
      this.readLines()
    })
  }

  offered = () => [...this.capabilities, ...(this.offersTls ? ['STARTTLS', 'LOGINDISABLED'] : [])].join(' ')
  say = (line: string) => this.socket.write(`${line}\r\n`)
  cut = () => this.socket.destroy()
  letters = () => this.imap.folders.get(this.folder) ?? []

  tellNews(folder: string) {
    if (this.folder === folder && this.isIdling) this.say(`* ${this.letters().length} EXISTS`)
  }

  /** A command ends with its line, unless the line announces a literal: then the literal and more follow. */
  readLines() {
    for (let end = this.pending.indexOf('\r\n'); end >= 0; end = this.pending.indexOf('\r\n')) {
      const literal = /\{(\d+)(\+?)\}$/.exec(this.pending.subarray(0, end).toString())
      if (literal) {
        const rest = this.pending.subarray(end + 2)
        const size = Number(literal[1])
        if (!literal[2] && rest.length === 0) this.say('+ go on')
        if (rest.length < size) return
        const before = this.pending.subarray(0, end - literal[0].length)
        const value = Buffer.from(`"${rest.subarray(0, size).toString()}"`)
        this.pending = Buffer.concat([before, value, rest.subarray(size)])
        continue
      }
      const line = this.pending.subarray(0, end).toString()
      this.pending = this.pending.subarray(end + 2)
      this.obey(line)
    }
  }

  obey(text: string) {
    if (this.isIdling && text.toUpperCase() === 'DONE') {
      this.say(`${this.isIdling} OK no longer idle`)
      this.isIdling = ''
      return
    }
    if (this.awaiting) return this.check(this.awaiting, text)
    const [, tag = '', line = ''] = /^(\S+) (.*)$/.exec(text) ?? []
    this.imap.commands.push(line)
    if (this.imap.onCommand(line, { cut: this.cut, say: this.say, tag })) return
    const [, uidWord, name = '', rest = ''] = /^(UID )?(\S+) ?(.*)$/i.exec(line) ?? []
    const act = this.acts[name.toUpperCase()]
    if (!act) return this.say(`${tag} BAD what is ${name}?`)
    if (uidWord === undefined && ['FETCH', 'STORE', 'MOVE', 'SEARCH'].includes(name))
      return this.say(`${tag} BAD by UID only`)
    act(tag, rest)
  }

  ok = (tag: string, words = 'done') => this.say(`${tag} OK ${words}`)
  no = (tag: string, words: string) => this.say(`${tag} NO ${words}`)
  named = (rest: string) => /^"?([^"]*)"?/.exec(rest)?.[1] ?? ''

  acts: Record<string, (tag: string, rest: string) => void> = {
    CAPABILITY: tag => {
      this.say(`* CAPABILITY ${this.offered()}`)
      this.ok(tag)
    },
    NOOP: tag => this.ok(tag),
    ID: tag => {
      this.say('* ID NIL')
      this.ok(tag)
    },
    LOGOUT: tag => {
      this.say('* BYE')
      this.ok(tag)
      this.socket.end()
    },
    STARTTLS: tag => {
      this.ok(tag, 'go ahead')
      this.socket.removeAllListeners('data')
      this.pending = Buffer.alloc(0)
      this.socket = new TLSSocket(this.socket, { isServer: true, ...testCertificate })
      this.offersTls = false
      this.listen()
    },
    LOGIN: (tag, rest) => {
      const [, , password = ''] = /^"?([^" ]*)"? "?([^"]*)"?$/.exec(rest) ?? []
      this.signIn(tag, password === this.imap.password)
    },
    AUTHENTICATE: (tag, rest) => {
      const [method = '', initial] = rest.split(' ')
      if (initial) return this.check({ tag, method }, initial)
      this.awaiting = { tag, method }
      this.say('+ ')
    },
    LIST: (tag, rest) => {
      const wanted = /"([^"]*)"$|(\S+)$/.exec(rest)
      const pattern = wanted?.[1] ?? wanted?.[2] ?? ''
      for (const folder of this.imap.folders.keys())
        if (pattern === '*' || pattern === '%' || pattern === folder) this.say(`* LIST () "/" "${folder}"`)
      if (pattern === '') this.say('* LIST (\\Noselect) "/" ""')
      this.ok(tag)
    },
    LSUB: tag => this.ok(tag),
    SUBSCRIBE: tag => this.ok(tag),
    CREATE: (tag, rest) => {
      this.imap.folders.set(this.named(rest), [])
      this.ok(tag)
    },
    SELECT: (tag, rest) => {
      if (!this.isSignedIn) return this.no(tag, 'sign in first')
      const folder = this.named(rest)
      if (!this.imap.folders.has(folder)) return this.no(tag, '[NONEXISTENT] no such folder')
      this.folder = folder
      this.say('* FLAGS (\\Seen \\Deleted)')
      this.say(`* ${this.letters().length} EXISTS`)
      this.say('* OK [PERMANENTFLAGS (\\Seen \\Deleted)] kept')
      this.say('* OK [UIDVALIDITY 7] valid')
      this.ok(tag, '[READ-WRITE] selected')
    },
    SEARCH: (tag, rest) => {
      if (!/\bUNSEEN\b/.test(rest)) return this.no(tag, 'only UNSEEN is searched for here')
      const unseen = this.letters().filter(letter => !letter.flags.has('\\Seen'))
      this.say(['* SEARCH', ...unseen.map(letter => letter.uid)].join(' '))
      this.ok(tag)
    },
    FETCH: (tag, rest) => this.fetch(tag, rest),
    STORE: (tag, rest) => {
      const [, wanted, flags = ''] = /^(\d+) \+FLAGS(?:\.SILENT)? \(([^)]*)\)$/i.exec(rest) ?? []
      for (const flag of flags.split(' ')) this.at(wanted)?.flags.add(flag)
      this.ok(tag)
    },
    MOVE: (tag, rest) => {
      const [, wanted, folder = ''] = /^(\d+) "?([^"]*)"?$/.exec(rest) ?? []
      const letter = this.at(wanted)
      const target = this.imap.folders.get(folder)
      if (!target) return this.no(tag, '[TRYCREATE] no such folder')
      if (letter) {
        const at = this.letters().indexOf(letter)
        this.letters().splice(at, 1)
        target.push(letter)
        this.say(`* ${at + 1} EXPUNGE`)
      }
      this.ok(tag)
    },
    IDLE: tag => {
      this.isIdling = tag
      this.say('+ idling')
    },
  }

  at = (uid: string | undefined) => this.letters().find(letter => letter.uid === Number(uid))

  signIn(tag: string, isRight: boolean) {
    this.isSignedIn = isRight
    if (isRight) this.ok(tag, `[CAPABILITY ${this.offered()}] welcome`)
    else this.no(tag, '[AUTHENTICATIONFAILED] no')
  }

  check({ tag, method }: { tag: string; method: string }, encoded: string) {
    this.awaiting = undefined
    const words = Buffer.from(encoded, 'base64').toString()
    if (method === 'PLAIN') return this.signIn(tag, words.split('\0')[2] === this.imap.password)
    this.signIn(tag, words.includes(`auth=Bearer ${this.imap.token}\x01`))
  }

  fetch(tag: string, rest: string) {
    const [, wanted, items = ''] = /^(\d+) \((.*)\)$/.exec(rest) ?? []
    const letter = this.at(wanted)
    if (letter) {
      const [, start = '0', length = String(letter.raw.length)] = /BODY\.PEEK\[\](?:<(\d+)\.(\d+)>)?/.exec(items) ?? []
      const part = letter.raw.subarray(Number(start), Number(start) + Number(length))
      const name = items.includes('<') ? `BODY[]<${start}>` : 'BODY[]'
      const answer = [`UID ${letter.uid}`, `RFC822.SIZE ${letter.raw.length}`]
      this.socket.write(
        `* ${this.letters().indexOf(letter) + 1} FETCH (${answer.join(' ')} ${name} {${part.length}}\r\n`,
      )
      this.socket.write(part)
      this.say(')')
    }
    this.ok(tag)
  }
}
