import { readFileSync } from 'node:fs'

/** A setting that is missing or wrong, by the name of its variable. */
export class ConfigError extends Error {}

/** Reads settings one after the other, and refuses with all that is wrong in them, a line each. */
export function allAtOnce<T>(read: (each: <R>(reading: () => R) => R) => T): T {
  const wrong = new Set<string>()
  const all = read(<R>(reading: () => R): R => {
    try {
      return reading()
    } catch (fault) {
      if (!(fault instanceof ConfigError)) throw fault
      wrong.add(fault.message)
      // Never seen: where anything is wrong, nothing of what was read is given.
      return undefined as R
    }
  })
  if (wrong.size > 0) throw new ConfigError([...wrong].join('\n'))
  return all
}

export type Environment = Record<string, string | undefined>

export const given = (env: Environment, name: string): string => env[name]?.trim() ?? ''

export const needed = (env: Environment, name: string, why: string): string => {
  const value = given(env, name)
  if (!value) throw new ConfigError(`${name} is not set: ${why}.`)
  return value
}

export function wholeNumber(name: string, text: string, { least = 0, most }: { least?: number; most: number }): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < least || number > most)
    throw new ConfigError(`${name} is "${text}": it must be a whole number from ${least} to ${most}.`)
  return number
}

/** One of these words. */
export function oneOfWords(name: string, text: string, words: readonly string[]): string {
  if (!words.includes(text)) throw new ConfigError(`${name} is "${text}": it must be one of ${words.join(', ')}.`)
  return text
}

/** What proves something, too long to be guessed. */
export function longSecret(name: string, secret: string): string {
  if (secret.length < MINIMUM_SECRET)
    throw new ConfigError(`${name} is too short: it needs at least ${MINIMUM_SECRET} characters.`)
  return secret
}

const MINIMUM_SECRET = 32

/** What a key or certificate file holds (PEM, RFC 7468), where one is named. */
export function pemFile(env: Environment, name: string): string | undefined {
  const path = given(env, name)
  if (!path) return undefined
  const text = contentOf(name, path)
  if (!text.includes('-----BEGIN ')) throw new ConfigError(`${name} is "${path}": that file is not in PEM form.`)
  return text
}

function contentOf(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new ConfigError(`${name} is "${path}": it cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
}

/** Refuses settings that would quietly do nothing, because what they belong to is not set. */
export function refuseIdle(env: Environment, names: string[], without: string): void {
  const idle = names.find(name => given(env, name))
  if (idle && !given(env, without)) throw new ConfigError(`${idle} is set, but ${without} is not: it would do nothing.`)
}

/** This very machine, where nobody listens in between. */
export const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]', '::1'].includes(host)
