import { parseArgs } from 'node:util'
import { appointTo } from './access/store.ts'
import { inJob, type Work } from './access/work.ts'
import { noteActivity } from './activity/note-activity.ts'
import { isAddress, plainAddress } from './address.ts'
import { later } from './clock.ts'
import { ConfigError, readConfig } from './config.ts'
import { lettersListed, requeueLetter } from './mail/store.ts'
import { makeOperatorLink } from './people/ask-to-sign-in.ts'
import { addPerson, personByEmail } from './people/store.ts'
import { openHouse } from './platform.ts'

const USAGE = `What the operator of the server can do, with the server running or not:

  npm run operator -- first-administrator EMAIL NAME   appoint the first administrator and print a sign-in link
  npm run operator -- sign-in-link EMAIL               a sign-in link for somebody who is locked out (10 minutes, once)
  npm run operator -- failed-letters                   letters that could not be delivered, and why
  npm run operator -- retry-letter ID                  put a failed letter back into the queue
  npm run operator -- send-digests                     send the digests that are due, now

It reads the same environment as the server (DATA_DIR, PUBLIC_URL, SESSION_SECRET, MAIL_FROM …).`

type OperatorWork = Work<'platform.operate'>

const commands: Record<string, (work: OperatorWork, args: string[]) => string> = {
  'first-administrator': firstAdministrator,
  'sign-in-link': (work, [email = '']) => makeOperatorLink(work, personAt(work, email)),
  'failed-letters': failedLetters,
  'retry-letter': retryLetter,
}

const { positionals } = parseArgs({ allowPositionals: true, strict: true })
const [name = '', ...args] = positionals
try {
  const command = commands[name]
  if (!command) throw new ConfigError(USAGE)
  const house = openHouse(readConfig(process.env))
  const job = { permission: 'platform.operate', via: 'operator', here: { posts: [] } } as const
  process.stdout.write(`${inJob(house, job, work => command(work, args))}\n`)
  house.database.close()
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

function firstAdministrator(work: OperatorWork, [email = '', ...words]: string[]): string {
  const address = plainAddress(email)
  const fullName = words.join(' ').trim()
  if (!isAddress(address)) throw new ConfigError(`"${email}" is not an e-mail address.`)
  const known = personByEmail(work.tx, address)
  if (!known && !fullName) throw new ConfigError('Give the administrator’s name after the address.')
  const person = known ?? newPerson(work, address, fullName)
  appointTo(work.tx, {
    id: work.ids.newId(),
    personId: person.id,
    post: 'administrator',
    policeAreaId: null,
    startedAt: work.now,
  })
  noteActivity(work, {
    deed: 'administrator.appointed',
    subjectType: 'person',
    subjectId: person.id,
    words: 'Appointed an administrator',
  })
  return makeOperatorLink(work, person)
}

function newPerson(work: OperatorWork, email: string, fullName: string) {
  const person = { id: work.ids.newId(), email, name: fullName }
  const by = {
    createdAt: work.now,
    createdBy: work.actor.personId,
    updatedAt: work.now,
    updatedBy: work.actor.personId,
  }
  addPerson(work.tx, { ...person, ...by })
  return person
}

function personAt(work: OperatorWork, email: string) {
  const person = personByEmail(work.tx, plainAddress(email))
  if (!person) throw new ConfigError(`Nobody is known at "${email}".`)
  return person
}

function failedLetters(work: OperatorWork): string {
  const failed = lettersListed(work.tx, { state: 'failed', size: 100 })
  if (failed.length === 0) return 'No letter has failed.'
  return failed
    .map(letter => `${letter.id}  ${letter.createdAt}  ${letter.kind}  ${letter.toAddress}\n    ${letter.error}`)
    .join('\n')
}

function retryLetter(work: OperatorWork, [id = '']: string[]): string {
  if (!requeueLetter(work.tx, id, { dueAt: work.now, expiresAt: later(work.now, { days: 5 }) }))
    throw new ConfigError(`There is no failed letter ${id}.`)
  noteActivity(work, {
    deed: 'letter.retried',
    subjectType: 'letter',
    subjectId: id,
    words: 'Put a failed letter back into the queue',
  })
  return 'It is in the queue again.'
}
