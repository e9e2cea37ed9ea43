import { ConfigError, readConfig } from './config.ts'
import { holdsDemonstration } from './demonstration/settings.ts'
import { startPlatform, stopOnSignals } from './platform.ts'

try {
  const config = readConfig(process.env)
  if (holdsDemonstration(config.dataDir))
    throw new ConfigError(
      `DATA_DIR is ${config.dataDir}, which holds demonstration data: production needs a folder of its own.`,
    )
  stopOnSignals(await startPlatform(config))
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
