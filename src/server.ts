import { ConfigError, readConfig } from './config.ts'
import { notStarted } from './database/not-started.ts'
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
  notStarted(error)
}
