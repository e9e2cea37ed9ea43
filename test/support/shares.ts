import { globSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const SHARES = globSync('test/shares/*.test.ts').length

/** The test files that run in company: all but those with a browser, each of which keeps a process busy by itself. */
const files = globSync('test/*/*.test.ts', {
  exclude: ['test/shares/**', '**/*-in-browser.test.ts'],
})
  .concat(globSync('test/*.test.ts'))
  .toSorted()

/**
 * Runs a share of the test files, by number from 1, in this process. Loading the platform takes longer than most files
 * take to run, so a process for each file would spend most of its time on that; `tap FILE` still runs one alone.
 */
export async function runShare(number: number): Promise<void> {
  for (const file of files.filter((_, at) => at % SHARES === number - 1)) await import(pathToFileURL(file).href)
}
