import { runShare } from '#test/support/shares.ts'

await runShare(7)
