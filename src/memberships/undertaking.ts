/** What somebody accepts with an invitation. A changed text is a new version; what was accepted stays on record. */
export const undertaking = {
  version: 1,
  points: [
    'This partnership coordinates work to prevent exploitation. I will not name or describe anyone who could be identified: here, in meetings or in papers. To talk about a person I use the referral or case-conference route.',
    'What is said and shared here is for the purpose of this partnership. I will not pass it on without the agreement of the organisation that said it.',
    'Papers are OFFICIAL. I keep them, the members’ names and where they meet to those who need them.',
    'If someone is in danger I call 999.',
  ],
} as const
