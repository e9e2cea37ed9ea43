import t from 'tap'
import { readConfig } from '#src/config.ts'
import { testCertificate } from '#test/support/certificate.ts'

const environment = {
  PUBLIC_URL: 'https://partnerships.example',
  SESSION_SECRET: 'a secret for tests only, long enough to be taken',
  MAIL_FROM: 'meetings@partnerships.example',
}

const SECRET = 'a webhook secret for tests only, long enough'
const REPLY_ADDRESS = 'answers@partnerships.example'
const SMTP_URL = 'smtp://user:very%20secret@relay.example'
const IMAP_URL = 'imaps://reader:very%20secret@imap.example/Answers%20by%20mail'
const oauth2 = {
  MAIL_OAUTH2_TOKEN_URL: 'https://login.example/token',
  MAIL_OAUTH2_CLIENT_ID: 'platform',
  MAIL_OAUTH2_CLIENT_SECRET: 'very secret',
  MAIL_OAUTH2_SCOPE: 'https://outlook.office365.com/.default',
}

const config = (more: Record<string, string>) => readConfig({ ...environment, ...more })

t.test('Without a word about mail, letters become files and no answers are read', async t => {
  const { smtpUrl, smtp, oauth2, incoming, replyAddress } = config({})
  t.same([smtpUrl, replyAddress, oauth2], ['', '', undefined])
  t.same(smtp, { connections: 5, lettersAMinute: 0, certificateAuthority: undefined })
  t.same(incoming, { mailbox: undefined, receiver: undefined, webhookSecret: '' })
})

t.test('A mailbox is named by its URL: encrypted, with its user, and with INBOX where it names no folder', async t => {
  const { mailbox } = config({
    REPLY_ADDRESS,
    IMAP_URL,
    IMAP_DONE_FOLDER: 'Done',
    IMAP_AUTHSERV_ID: 'MX.Example',
  }).incoming
  t.match(mailbox, { folder: 'Answers by mail', doneFolder: 'Done', authservId: 'mx.example' })
  t.match(mailbox?.server, { host: 'imap.example', port: 993, isTls: true, user: 'reader', password: 'very secret' })
  const server = (url: string) => config({ REPLY_ADDRESS, IMAP_URL: url }).incoming.mailbox
  t.match(server('imap://a:b@imap.example'), { folder: 'INBOX', server: { port: 143, mustBeEncrypted: true } })
  t.match(server('imap://a:b@127.0.0.1:1143'), { server: { port: 1143, mustBeEncrypted: false } })
  t.match(server('imap://a:b@[::1]'), { server: { host: '::1', mustBeEncrypted: false } })
})

t.test('A receiver listens where it is told, with key and certificate or without', async t => {
  const folder = t.testdir({ 'key.pem': testCertificate.key, 'cert.pem': testCertificate.cert })
  const plain = config({ REPLY_ADDRESS, INCOMING_SMTP_PORT: '2525' }).incoming.receiver
  t.same(plain, { port: 2525, host: '127.0.0.1', name: 'partnerships.example', tls: undefined })
  const { receiver } = config({
    REPLY_ADDRESS,
    INCOMING_SMTP_PORT: '25',
    INCOMING_SMTP_HOST: '0.0.0.0',
    INCOMING_SMTP_TLS_KEY: `${folder}/key.pem`,
    INCOMING_SMTP_TLS_CERT: `${folder}/cert.pem`,
  }).incoming
  t.same(receiver?.tls, testCertificate)
})

t.test('A user without a password is proven by a token', async t => {
  const url = 'smtp://letters%40council.example@smtp.office365.com:587'
  t.match(config({ SMTP_URL: url, ...oauth2 }).oauth2, { clientId: 'platform', refreshToken: '' })
  const refreshed = config({
    SMTP_URL: url,
    MAIL_OAUTH2_TOKEN_URL: 'http://127.0.0.1:1/token',
    MAIL_OAUTH2_CLIENT_ID: 'platform',
    MAIL_OAUTH2_REFRESH_TOKEN: 'a refresh token',
  })
  t.match(refreshed.oauth2, { refreshToken: 'a refresh token', clientSecret: '' })
})

t.test('Whatever is wrong is refused by its name, and no password is repeated', async t => {
  const folder = t.testdir({ 'not.pem': 'hello', 'key.pem': testCertificate.key })
  const withImap = { REPLY_ADDRESS, IMAP_URL }
  const withReceiver = { REPLY_ADDRESS, INCOMING_SMTP_PORT: '2525' }
  const wrong: [string, Record<string, string>][] = [
    ['SMTP_URL', { SMTP_URL: 'mail.example' }],
    ['SMTP_URL', { SMTP_URL: 'http://user:very%20secret@mail.example' }],
    ['SMTP_URL', { SMTP_URL: 'smtps://' }],
    ['SMTP_URL', { SMTP_URL: `${SMTP_URL}?tls.rejectUnauthorized=false` }],
    ['SMTP_URL', { SMTP_URL: `${SMTP_URL}/folder` }],
    ['SMTP_URL', { SMTP_URL: 'smtp://user:very secret%@relay.example' }],
    ['SMTP_URL', { SMTP_URL: 'smtp://:very%20secret@relay.example' }],
    ['SMTP_URL', { SMTP_URL: 'smtp://user@relay.example' }],
    ['SMTP_CONNECTIONS', { SMTP_URL, SMTP_CONNECTIONS: '0' }],
    ['SMTP_CONNECTIONS', { SMTP_CONNECTIONS: '5' }],
    ['SMTP_LETTERS_A_MINUTE', { SMTP_URL, SMTP_LETTERS_A_MINUTE: 'many' }],
    ['SMTP_TLS_CA', { SMTP_URL, SMTP_TLS_CA: `${folder}/none.pem` }],
    ['SMTP_TLS_CA', { SMTP_URL, SMTP_TLS_CA: `${folder}/not.pem` }],
    ['MAIL_OAUTH2_TOKEN_URL', { SMTP_URL, ...oauth2 }],
    ['MAIL_OAUTH2_TOKEN_URL', { SMTP_URL: 'smtp://user@relay.example', MAIL_OAUTH2_SCOPE: 'mail' }],
    ...['http://login.example/token', 'https://user:very%20secret@login.example', 'login.example'].map(
      (url): [string, Record<string, string>] => [
        'MAIL_OAUTH2_TOKEN_URL',
        { SMTP_URL: 'smtp://user@relay.example', ...oauth2, MAIL_OAUTH2_TOKEN_URL: url },
      ],
    ),
    ...['MAIL_OAUTH2_CLIENT_ID', 'MAIL_OAUTH2_CLIENT_SECRET', 'MAIL_OAUTH2_SCOPE'].map(
      (name): [string, Record<string, string>] => [
        name,
        { SMTP_URL: 'smtp://user@relay.example', ...oauth2, [name]: '' },
      ],
    ),
    ['IMAP_URL', { REPLY_ADDRESS, IMAP_URL: 'imaps://imap.example' }],
    ['IMAP_URL', { REPLY_ADDRESS, IMAP_URL: 'pop3://user:very%20secret@imap.example' }],
    ['IMAP_URL', { REPLY_ADDRESS, IMAP_URL: 'imaps://user@imap.example' }],
    ['IMAP_DONE_FOLDER', { ...withImap, IMAP_DONE_FOLDER: 'Answers by mail' }],
    ['IMAP_DONE_FOLDER', { IMAP_DONE_FOLDER: 'Done' }],
    ['IMAP_AUTHSERV_ID', { ...withReceiver, IMAP_AUTHSERV_ID: 'mx.example' }],
    ['INCOMING_SMTP_PORT', { REPLY_ADDRESS, INCOMING_SMTP_PORT: '70000' }],
    ['INCOMING_SMTP_HOST', { ...withImap, INCOMING_SMTP_HOST: '0.0.0.0' }],
    ['INCOMING_SMTP_TLS_CERT', { ...withReceiver, INCOMING_SMTP_TLS_KEY: `${folder}/key.pem` }],
    ['INCOMING_WEBHOOK_SECRET', { REPLY_ADDRESS, INCOMING_WEBHOOK_SECRET: 'short' }],
    ['REPLY_ADDRESS', { REPLY_ADDRESS }],
    ['REPLY_ADDRESS', { ...withImap, REPLY_ADDRESS: 'Somebody <a@b.example>' }],
  ]
  for (const [name, more] of wrong)
    try {
      config(more)
      t.fail(`${JSON.stringify(more)} was taken`)
    } catch (error) {
      const { message } = error as Error
      t.match(message, new RegExp(`^${name} `), message)
      t.notMatch(message, /very( |%20)secret/, name)
    }
})

t.test('An address for answers needs a door, and every door an address', async t => {
  t.throws(() => config({ REPLY_ADDRESS }), {
    message:
      /^REPLY_ADDRESS is set, but nothing takes in what is sent there: set IMAP_URL, INCOMING_SMTP_PORT or INCOMING_WEBHOOK_SECRET/,
  })
  for (const door of [{ IMAP_URL }, { INCOMING_SMTP_PORT: '2525' }, { INCOMING_WEBHOOK_SECRET: SECRET }]) {
    const [name = ''] = Object.keys(door)
    t.throws(() => config(door), { message: new RegExp(`^${name} is set, but REPLY_ADDRESS is not`) })
    t.equal(config({ REPLY_ADDRESS, ...door }).replyAddress, REPLY_ADDRESS)
  }
})
