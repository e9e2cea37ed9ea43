import { type ChildProcess, spawn } from 'node:child_process'

export const median = (numbers: number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** What two sides did in the middle, and how they compare. */
export interface Compared {
  ours: number
  theirs: number
  ratio: number
}

/**
 * Measures two sides in turn, round after round, so that whatever else the machine does falls on both; each round is
 * compared by itself, for the next may find another machine.
 */
export async function alternating(
  rounds: number,
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
): Promise<Compared> {
  const measured: Compared[] = []
  for (let round = 0; round < rounds; round++) {
    const [one, other] = [await ours(), await theirs()]
    measured.push({ ours: one, theirs: other, ratio: one / other })
  }
  const middle = (of: keyof Compared) => median(measured.map(each => each[of]))
  return { ours: middle('ours'), theirs: middle('theirs'), ratio: middle('ratio') }
}

/** How long, in milliseconds, one reader waits for a page, one request after the other. */
export async function waitFor(
  url: string,
  { headers, status }: { headers: Record<string, string>; status: number },
): Promise<number> {
  const waits: number[] = []
  for (let times = 0; times < 60; times++) {
    const from = performance.now()
    const response = await fetch(url, { headers, redirect: 'manual' })
    await response.arrayBuffer()
    waits.push(performance.now() - from)
    if (response.status !== status) throw new Error(`${url} answered ${response.status}`)
  }
  return median(waits.slice(10))
}

/** Starts another program of the bench and answers the first line it prints. */
export function startProgram(
  file: string,
  env: Record<string, string> = {},
): Promise<{ line: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ['bin/run.cjs', file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', data => resolve({ line: String(data).trim(), child }))
    child.once('exit', code => reject(new Error(`${file} stopped with ${code}`)))
  })
}

export const stopProgram = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    child.removeAllListeners('exit')
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
