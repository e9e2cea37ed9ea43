import { parseArgs } from 'node:util'
import { type House, inJob } from './access/work.ts'
import { ConfigError } from './config.ts'
import { notStarted } from './database/not-started.ts'
import { fillWithDemonstration } from './demonstration/fill.ts'
import { demonstrationPeople } from './demonstration/people-to-try.ts'
import { demonstrationConfig } from './demonstration/settings.ts'
import { makeOperatorLink } from './people/ask-to-sign-in.ts'
import { makeToken } from './people/make-token.ts'
import { personByEmail } from './people/store.ts'
import { startPlatform, stopOnSignals } from './platform.ts'

const LINK_HOURS = 12

const say = (line = '') => process.stdout.write(`${line}\n`)

try {
  const config = demonstrationConfig(process.env, wantsFresh())
  say('Preparing the demonstration…')
  const platform = await startPlatform(config, fillWithDemonstration)
  stopOnSignals(platform)
  introduce(platform.house)
} catch (error) {
  notStarted(error)
}

/** Whether to start over, which is all that can be asked for: a slip of the pen must not pass for nothing. */
function wantsFresh(): boolean {
  try {
    return parseArgs({ options: { fresh: { type: 'boolean', default: false } } }).values.fresh
  } catch {
    const given = process.argv.slice(2).join(' ')
    throw new ConfigError(
      `"npm run demo -- ${given}" is not known: all that can be asked for is --fresh, to start over.`,
    )
  }
}

/** Prints a way in for each of the people whom the platform is for, and what to try first. */
function introduce(house: House): void {
  say()
  say(`Anti-slavery partnerships runs on ${house.config.publicUrl}`)
  say(
    `Letters are written to ${house.config.dataDir}/letters as .eml files, and the administrator reads them on the pages.`,
  )
  for (const { email, name, is, tryFirst } of demonstrationPeople) {
    const { link, token } = wayIn(house, email)
    say()
    say(`${name} ${is}`)
    say(`  Sign in (once, within ${LINK_HOURS} hours): ${link}`)
    say(`  API token: ${token}`)
    say(`  Try first: ${tryFirst}`)
  }
  say()
  say(
    `The API is described at ${house.config.publicUrl}/api/docs. Stop with Ctrl-C; "npm run demo -- --fresh" starts over.`,
  )
}

function wayIn(house: House, email: string): { link: string; token: string } {
  return inJob(house, { permission: 'platform.operate', via: 'operator', here: { posts: [] } }, work => {
    const person = personByEmail(work.tx, email)
    if (!person) throw new Error(`The demonstration has nobody at ${email}: start over with "npm run demo -- --fresh"`)
    const link = makeOperatorLink(work, person, LINK_HOURS * 60)
    const account = { ...work, permission: 'account.use' as const, sessionId: undefined }
    const { token } = makeToken(
      { ...account, actor: { personId: person.id, name: person.name, via: 'operator' } },
      { name: 'Demonstration' },
    )
    return { link, token }
  })
}
