import t from 'tap'
import { aWorld } from '#test/support/world.ts'
import { answerPath, calendarOf, delivered, drafted, lettersTo, plan, scheduled } from './scene.ts'

t.test('Who has said they are coming is told of a new place, and not asked again', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  delivered(world)
  const tom = await world.as('tom')
  await tom.get(`${at}/answer`)
  await tom.post(`${at}/answer`, { answer: 'accepted' })
  await amina.get(`${at}/change`)
  await amina.post(`${at}/change`, { ...plan, venue: 'The Old Library', tell: 'send' })
  const changed = lettersTo(world, 'tom').at(-1)
  t.match(changed?.text, /You said you are coming\. If the new place does not suit you, change your answer here/)
  t.notMatch(changed?.text, /Please say whether you are coming/)
  t.match(calendarOf(changed), /PARTSTAT=ACCEPTED/)
  t.notMatch(calendarOf(changed), /RSVP=TRUE/)
  const lena = lettersTo(world, 'lena').at(-1)
  t.match(lena?.text, /Please say whether you are coming/)
  t.match(calendarOf(lena), /RSVP=TRUE/)
})

t.test('The page before the letters go out says what a chair would want to know', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  await drafted(amina, { title: 'Extraordinary meeting', 'heldOn-day': '31', 'heldOn-month': '5', startTime: '11:00' })
  const at = await drafted(amina, {
    'heldOn-day': '31',
    'heldOn-month': '5',
    endTime: '11:30',
    template: 'quarterly',
  })
  const page = await amina.get(`${at}/schedule`)
  t.match(page.text, /It overlaps with your own “Extraordinary meeting”, 11am to noon/)
  t.match(page.text, /Monday 31 May 2027 is a bank holiday in England: Spring bank holiday/)
  t.match(page.text, /The agenda needs 30 minutes more than the meeting has/)
  t.equal((await amina.post(`${at}/schedule`, { tell: 'send' })).status, 303, 'none of it stops her')
  const quiet = await drafted(amina)
  t.notMatch((await amina.get(`${quiet}/schedule`)).text, /Before you send it/)
})

t.test('Scheduling what is scheduled already leads to the meeting', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await drafted(amina)
  await amina.get(`${at}/schedule`)
  await amina.post(`${at}/schedule`, { tell: 'send' })
  const again = await amina.post(`${at}/schedule`, { tell: 'send' })
  t.equal(again.status, 409)
  t.match(again.text, /This meeting is scheduled already/)
  t.match(again.text, /Go to the meeting/)
  t.notMatch(again.text, /Schedule the meeting|nobody who needs a letter/)
})

t.test('The answer page of a cancelled meeting begins with that and why, and joins nobody to it', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina, { mode: 'hybrid', joiningLink: 'https://meet.example.org/riverside' })
  const link = answerPath(lettersTo(world, 'tom')[0])
  await amina.get(`${at}/cancel`)
  await amina.post(`${at}/cancel`, { reason: 'The hall is flooded', tell: 'send' })
  const page = await world.stranger().get(link)
  t.match(page.text, /Cancelled The hall is flooded\. This meeting is cancelled/)
  t.notMatch(page.text, /Are you coming|meet\.example\.org/)
})

t.test('What organisations said before a meeting reads as past once it is over', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  const link = answerPath(lettersTo(world, 'tom')[0])
  world.clock.set('2027-06-10T12:30:00.000Z')
  const page = await (await world.as('amina')).get(at)
  t.match(page.text, /Before the meeting \w+ organisations said they were coming, 0 maybe and 0 not/)
  t.notMatch(page.text, /without an answer/)
  t.match((await world.stranger().get(link)).text, /This meeting is over This meeting is over, so/)
})

t.test('Before a change is saved the chair sees what becomes of the theme', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  const at = await scheduled(amina)
  await amina.get(`${at}/change`)
  const page = await amina.post(`${at}/change`, { ...plan, venue: 'The Old Library', theme: 'Labour exploitation' })
  t.match(page.text, /Theme was none now Labour exploitation/)
})
