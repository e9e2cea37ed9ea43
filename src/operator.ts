import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openHouse } from './access/open-house.ts'
import { appointTo } from './access/store.ts'
import { type House, inJob, type Work } from './access/work.ts'
import { noteActivity } from './activity/note-activity.ts'
import { isAddress, plainAddress } from './address.ts'
import { holdAfterRestore } from './administration/hold-after-restore.ts'
import { ConfigError, readConfig } from './config.ts'
import { copyDatabase } from './database/backup.ts'
import { makeFolder } from './database/data-folder.ts'
import { notStarted } from './database/not-started.ts'
import { sendDigests } from './digests/send-digests.ts'
import { Refusal } from './errors.ts'
import { countByState, countReturned, letterById, lettersUndelivered } from './mail/letters-store.ts'
import { queueAgain } from './mail/queue-again.ts'
import { releaseHeldLetters } from './mail/queue-store.ts'
import { makeOperatorLink } from './people/ask-to-sign-in.ts'
import { addPerson, personByEmail } from './people/store.ts'

const USAGE = `What the operator of the server can do, with the server running or not:

  npm run operator -- first-administrator EMAIL NAME   appoint the first administrator and print a sign-in link
  npm run operator -- sign-in-link EMAIL               a sign-in link for somebody who is locked out (10 minutes, once)
  npm run operator -- letters                          how many letters wait, went, failed or came back
  npm run operator -- failed-letters                   letters that could not be delivered or came back, and why
  npm run operator -- retry-letter ID                  put a failed letter back into the queue
  npm run operator -- send-digests                     send the digests that are due, now
  npm run operator -- backup FOLDER                    a checked copy of the database, and the documents beside it
  npm run operator -- hold-letters                     after restoring a backup: keep its queue from going out again
  npm run operator -- release-letters                  let the letters held go out after all

It reads the same environment as the server (DATA_DIR, PUBLIC_URL, SESSION_SECRET, MAIL_FROM …).`

type OperatorWork = Work<'platform.operate'>
type Command = (house: House, args: string[]) => string | Promise<string>

/** A command that is one unit of work. */
const working =
  (act: (work: OperatorWork, args: string[]) => string): Command =>
  (house, args) =>
    inJob(house, { permission: 'platform.operate', via: 'operator', here: { posts: [] } }, work => act(work, args))

const commands: Record<string, Command> = {
  'first-administrator': working(firstAdministrator),
  'sign-in-link': working((work, [email = '']) => makeOperatorLink(work, personAt(work, email))),
  letters: working(letterCounts),
  'failed-letters': working(failedLetters),
  'retry-letter': working(retryLetter),
  'hold-letters': working(work => `${holdAfterRestore(work)} letters are held.`),
  'release-letters': working(work => `${releaseHeldLetters(work.tx)} letters are in the queue again.`),
  'send-digests': async house => `${await sendDigests(house)} digests are in the queue.`,
  backup: backUp,
}

try {
  process.stdout.write(`${await whatIsAsked()}\n`)
} catch (error) {
  notStarted(error)
}

async function whatIsAsked(): Promise<string> {
  const { help, words } = asked()
  if (help) return USAGE
  const [name = '', ...args] = words
  const command = Object.hasOwn(commands, name) && commands[name]
  if (!command) throw new ConfigError(USAGE)
  const house = openHouse(readConfig(process.env))
  try {
    return await command(house, args)
  } finally {
    house.database.close()
  }
}

function asked(): { help: boolean; words: string[] } {
  try {
    const options = { help: { type: 'boolean', short: 'h', default: false } } as const
    const { values, positionals } = parseArgs({ allowPositionals: true, options })
    return { help: values.help, words: positionals }
  } catch {
    const option = process.argv.slice(2).find(each => each.startsWith('-'))
    throw new ConfigError(
      `"${option}" is not known: npm run operator -- COMMAND …, of which "npm run operator -- --help" lists all.`,
    )
  }
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
  const by = work.actor.personId
  addPerson(work.tx, { ...person, createdAt: work.now, createdBy: by, updatedAt: work.now, updatedBy: by })
  return person
}

function personAt(work: OperatorWork, email: string) {
  const person = personByEmail(work.tx, plainAddress(email))
  if (!person) throw new ConfigError(`Nobody is known at "${email}".`)
  return person
}

function letterCounts(work: OperatorWork): string {
  const found = countByState(work.tx)
  if (found.length === 0) return 'No letters yet.'
  const counts = [...found, { state: 'came back', count: countReturned(work.tx) }]
  return counts.map(({ state, count }) => `${state.padEnd(10)} ${count}`).join('\n')
}

function failedLetters(work: OperatorWork): string {
  const failed = lettersUndelivered(work.tx, 100)
  if (failed.length === 0) return 'No letter has failed, come too late or come back.'
  return failed
    .map(
      each =>
        `${each.id}  ${each.createdAt}  ${each.kind}  ${each.toAddress}  ${each.returnedAt ? 'came back' : each.state}\n    ${each.returnedWhy ?? each.error}`,
    )
    .join('\n')
}

function retryLetter(work: OperatorWork, [id = '']: string[]): string {
  const letter = letterById(work.tx, id)
  if (!letter) throw new ConfigError(`There is no letter ${id}.`)
  try {
    queueAgain(work, letter)
  } catch (error) {
    throw error instanceof Refusal ? new ConfigError(error.message) : error
  }
  return 'It is in the queue again.'
}

function backUp(house: House, [folder = '']: string[]): string {
  if (!folder) throw new ConfigError('Name the folder to write the backup into.')
  const target = join(folder, `partnerships-${house.clock.now().slice(0, 19).replaceAll(':', '')}`)
  if (existsSync(target)) throw new ConfigError(`${target} is there already.`)
  makeFolder(folder, `The backup cannot be written into "${folder}"`)
  mkdirSync(target, { mode: 0o700 })
  copyDatabase(house.database, join(target, 'partnerships.db'))
  // After the database: a document is written before the row that names it, so none is missing.
  const documents = join(house.config.dataDir, 'documents')
  if (existsSync(documents)) cpSync(documents, join(target, 'documents'), { recursive: true })
  return `Backed up and checked: ${target}`
}
