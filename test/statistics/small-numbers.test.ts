import t from 'tap'
import { FEW, HIDDEN, protectedSplit } from '#src/statistics/small-numbers.ts'

t.test('Nothing is held back where no number is small; noughts tell nothing of anybody', t => {
  t.strictSame(protectedSplit({ adults: 21, ageUnknown: 5, children: 35 }), { adults: 21, ageUnknown: 5, children: 35 })
  t.strictSame(protectedSplit({ adults: 0, ageUnknown: 0, children: 17 }), { adults: 0, ageUnknown: 0, children: 17 })
  t.end()
})

t.test('A small total is not split at all', t => {
  const nothing = { adults: HIDDEN, ageUnknown: HIDDEN, children: HIDDEN }
  for (const split of [
    { adults: 0, ageUnknown: 0, children: 0 },
    { adults: 0, ageUnknown: 0, children: 1 },
    { adults: 7, ageUnknown: 0, children: 0 },
    { adults: 10, ageUnknown: 1, children: 1 },
  ])
    t.strictSame(protectedSplit(split), nothing)
  t.end()
})

t.test('One small number takes a second with it, or the total would tell it', t => {
  t.strictSame(protectedSplit({ adults: 21, ageUnknown: 4, children: 35 }), {
    adults: HIDDEN,
    ageUnknown: FEW,
    children: 35,
  })
  t.strictSame(protectedSplit({ adults: 3, ageUnknown: 0, children: 35 }), {
    adults: FEW,
    ageUnknown: HIDDEN,
    children: HIDDEN,
  })
  t.end()
})

t.test('Two small numbers guard each other, unless their sum tells both', t => {
  t.strictSame(protectedSplit({ adults: 30, ageUnknown: 2, children: 3 }), {
    adults: 30,
    ageUnknown: FEW,
    children: FEW,
  })
  for (const few of [1, 4])
    t.strictSame(protectedSplit({ adults: 30, ageUnknown: few, children: few }), {
      adults: HIDDEN,
      ageUnknown: FEW,
      children: FEW,
    })
  t.end()
})

t.test('Which other number is held back says nothing of its size', t => {
  for (const adults of [5, 50])
    t.equal(protectedSplit({ adults, ageUnknown: 3, children: 20 }).adults, HIDDEN, `${adults} adults`)
  t.end()
})

/** Every way in which parts can come to that total. */
const splitsOf = (total: number) =>
  Array.from({ length: total + 1 }, (_, adults) =>
    Array.from({ length: total - adults + 1 }, (_, ageUnknown) => ({
      adults,
      ageUnknown,
      children: total - adults - ageUnknown,
    })),
  ).flat()

t.test('Whoever knows the total and how we hold back still cannot tell any number from 1 to 4', t => {
  for (let total = 2; total <= 60; total++)
    for (const [words, alike] of Map.groupBy(splitsOf(total), split => JSON.stringify(protectedSplit(split))))
      for (const part of ['adults', 'ageUnknown', 'children'] as const) {
        const possible = new Set(alike.map(split => split[part]))
        const [only = 0] = possible
        if (possible.size === 1 && only > 0 && only < 5)
          t.fail(`${total} shown as ${words} tells that ${part} is ${only}`)
      }
  t.pass('all splits of totals up to 60 were tried')
  t.end()
})
