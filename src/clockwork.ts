import { type House, inJob, type Work } from './access/work.ts'
import { forgetWhatIsDue } from './administration/forget-what-is-due.ts'
import { later } from './clock.ts'
import { isBusy } from './database/patience.ts'
import { askNewcomers } from './dates/ask-newcomers.ts'
import { reportDeadlines } from './dates/report.ts'
import { letterRounds } from './digests/rounds.ts'
import { sweepOrphans } from './documents/sweep-orphans.ts'
import { countForOffices } from './funding/count-ahead.ts'
import type { Postman } from './mail/deliver.ts'
import { turnMemberships } from './memberships/turn-memberships.ts'
import { holdWhatHasBegun } from './minutes/hold-meeting.ts'
import { lapseQuietPledges } from './pledges/lapse-quiet-pledges.ts'
import { forgetAnswersBefore } from './web/store.ts'

const ROUND_MS = 500
const TICK_MS = 60_000
/** A lock of the database lasts seconds: what it kept from being done does not wait for the next minute. */
const LOCKED_TICK_MS = 3000

/** What runs by itself, and when: the post every half second, everything else every minute. */
export interface Clockwork {
  /** What is wrong, for the health page and whoever watches it. */
  troubles(): string[]
  /** What somebody should look at, though the platform works: letters wait, none is lost. */
  warnings(): string[]
  /** Finishes what is in hand and stops. */
  stop(): Promise<void>
}

type Log = (fault: unknown, what: string) => void

/** Starts the clockwork. Each chore looks into the database for what is due, so a server that was stopped catches up. */
export function startClockwork(house: House, post: Postman, log: Log): Clockwork {
  const failing = new Map<string, unknown>()
  let held: string | undefined
  const ending = new AbortController()
  const chores = choresOf(house, ending.signal, why => {
    held = why
  })
  const postRound = repeating(async () => {
    await attempt('post', () => post.round())
    tellOfThePost()
    return ROUND_MS
  })
  const tick = repeating(async () => {
    for (const [name, chore] of Object.entries(chores)) {
      if (ending.signal.aborted) break
      await attempt(name, chore)
      // Each of the others would wait for the same lock, with everybody's requests behind it.
      if (isBusy(failing.get(name))) return LOCKED_TICK_MS
    }
    return TICK_MS
  })

  const postTrouble = () => (post.trouble() === undefined ? undefined : `${post.way}: ${post.trouble()}`)
  let told: string | undefined

  /** A line when letters begin to wait, and when the reason changes: not one for each letter and attempt. */
  function tellOfThePost(): void {
    const why = postTrouble()
    if (why !== told && why) log(undefined, `letters wait: ${why}`)
    told = why
  }

  /** One chore that fails must not keep the others from running. */
  async function attempt(name: string, chore: () => unknown): Promise<void> {
    try {
      await chore()
      failing.delete(name)
    } catch (fault) {
      if (!isBusy(fault) || !isBusy(failing.get(name))) log(fault, `${name} failed`)
      failing.set(name, fault)
    }
  }

  return {
    troubles: () => [...failing].map(([name, fault]) => `${name}: ${fault instanceof Error ? fault.message : fault}`),
    warnings: () => [postTrouble(), held].filter(each => each !== undefined),
    async stop() {
      ending.abort()
      await Promise.all([postRound.stop(), tick.stop()])
      await post.stop()
    },
  }
}

/** Everything that is not the post, in the order in which a minute does it. */
function choresOf(
  house: House,
  ending: AbortSignal,
  tell: (why: string | undefined) => void,
): Record<string, () => unknown> {
  const sendRound = letterRounds(house, ending)
  const asClockwork = <P extends 'platform.operate' | 'reminders.send', R>(
    permission: P,
    act: (work: Work<P>) => R,
  ): R => inJob(house, { permission, via: 'clockwork', here: { posts: [] } as never }, act)
  return {
    // First, so that nobody is written to as what they were yesterday.
    'memberships that begin or end': () => turnMemberships(house),
    'digests and reminders': async () => {
      const round = await sendRound()
      tell('held' in round ? round.held : undefined)
    },
    'dates whose deadline passed': () => asClockwork('reminders.send', reportDeadlines),
    'newcomers to ask for dates': () => asClockwork('reminders.send', askNewcomers),
    'meetings that have begun': () => asClockwork('reminders.send', holdWhatHasBegun),
    'pledges that went quiet': () => asClockwork('reminders.send', lapseQuietPledges),
    'counting for the offices': () => countForOffices(house),
    'forgetting what is due': () => isTidyingMinute(house) && asClockwork('platform.operate', forgetWhatIsDue),
    'forgetting kept answers': () => isTidyingMinute(house) && asClockwork('platform.operate', forgetKeptAnswers),
    'sweeping the documents': () => isTidyingMinute(house) && asClockwork('platform.operate', sweepOrphans),
  }
}

/** What a creation answered is kept in case the same request arrives again: a laptop may be closed over the holidays with it. */
const KEPT_ANSWER_DAYS = 14

const forgetKeptAnswers = (work: Work) => forgetAnswersBefore(work.tx, later(work.now, { days: -KEPT_ANSWER_DAYS }))

/** What looks at everything there is takes a while, so it is done once an hour. */
const isTidyingMinute = (house: House) => house.clock.now().slice(14, 16) === '17'

/** Does something again and again, after the pause it asks for, never twice at once; stopping waits for the turn in hand. */
function repeating(turn: () => Promise<number>) {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let inHand = Promise.resolve()
  const next = () => {
    if (isStopped) return
    inHand = turn().then(pauseMs => {
      if (!isStopped) timer = setTimeout(next, pauseMs)
    })
  }
  next()
  return {
    stop() {
      isStopped = true
      clearTimeout(timer)
      return inHand
    },
  }
}
