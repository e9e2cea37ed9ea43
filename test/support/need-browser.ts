// Before the tests: makes sure that there is a Chromium for the browser tests, or says in one line what is missing.
import { spawnSync } from 'node:child_process'
import { chromiumPath } from './chromium.ts'

const run = (command: string, args: string[]) =>
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0

function install(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return
  process.stderr.write('No Chromium here yet: installing the package "chromium" for the browser tests…\n')
  run('apt-get', ['update', '-qq'])
  run('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-liberation'])
}

if (!chromiumPath()) install()
if (!chromiumPath()) {
  process.stderr.write(
    'The browser tests need Chromium: install the package "chromium" (Debian, Ubuntu), or set CHROMIUM to its path.\n',
  )
  process.exitCode = 1
}
