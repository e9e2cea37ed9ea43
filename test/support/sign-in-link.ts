import { type House, inJob } from '#src/access/work.ts'
import { makeOperatorLink } from '#src/people/ask-to-sign-in.ts'
import { personByEmail } from '#src/people/store.ts'

/** The link by which this person signs in, without a letter. */
export const signInLink = (house: House, email: string): string =>
  inJob(house, { permission: 'platform.operate', via: 'operator', here: { posts: [] } }, work => {
    const person = personByEmail(work.tx, email)
    if (!person) throw new Error(`Nobody is known at ${email}`)
    return makeOperatorLink(work, person)
  })
