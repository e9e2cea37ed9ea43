import type { OrganisationType } from '../partnerships/kinds.ts'

const signs: [RegExp, OrganisationType][] = [
  [/police.*(commissioner|pfcc|pcc)|commissioner.*police|\bp?fcc\b|\bopfcc\b/i, 'pcc_office'],
  [/police|constabulary/i, 'police'],
  [/county council/i, 'council_upper'],
  [/council/i, 'council_district'],
  [/\bnhs\b|hospital|integrated care/i, 'nhs'],
  [/fire (and|&) rescue|fire service/i, 'fire'],
  [/probation/i, 'probation'],
  [/\bdwp\b|jobcentre|\bhmrc\b|border force|home office|immigration|crown prosecution|\bcps\b/i, 'central_government'],
  [/\bglaa\b|fair work agency|health and safety executive|\bhse\b|trading standards/i, 'regulator'],
  [/university|college|school|academy/i, 'education'],
  [/church|mosque|synagogue|temple|gurdwara|diocese|parish|salvation army|caritas|faith/i, 'faith'],
  [/housing|homes\b/i, 'housing'],
  [/\b(ltd|limited|plc|llp)\b|chamber of commerce|hotel/i, 'business'],
  [/soroptimist|neighbourhood watch|residents|community/i, 'community_group'],
  [/network|forum|alliance/i, 'network'],
  [/charity|trust|foundation|barnardo|unseen|justice and care/i, 'charity'],
]

/** What kind of organisation a name sounds like: a suggestion for somebody to correct. */
export const guessedType = (name: string): OrganisationType =>
  signs.find(([pattern]) => pattern.test(name))?.[1] ?? 'other'
