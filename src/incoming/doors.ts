import type { House } from '../access/work.ts'
import type { Door, DoorOptions } from './door.ts'
import { readMailbox } from './mailbox.ts'
import { openReceiver } from './receiver.ts'

/** Every door that is set up, the one over HTTP apart: that one stands among the routes. */
export interface Doors {
  /** What somebody should look at. */
  warnings(): string[]
  stop(): Promise<void>
}

/** Opens what is set up. A port that is taken stops the start; a mailbox that is away is waited for. */
export async function openDoors(house: House, options: DoorOptions): Promise<Doors> {
  const { receiver, mailbox } = house.config.incoming
  const doors: [string, Door][] = []
  if (receiver) doors.push(['mail receiver', await openReceiver(house, receiver, options)])
  if (mailbox) doors.push(['mailbox', readMailbox(house, mailbox, options)])
  return {
    warnings: () =>
      doors.flatMap(([name, door]) => {
        const why = door.trouble()
        return why === undefined ? [] : [`${name}: ${why}`]
      }),
    async stop() {
      await Promise.all(doors.map(([, door]) => door.stop()))
    },
  }
}
