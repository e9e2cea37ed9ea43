interface FigureContent {
  quarter: string
  total: number
  adults: number
  children: number
  allForces: number
  publishedOn: string
  /** What follows https://www.gov.uk/government/statistics/ in the address of the publication. */
  publication: string
}

const longName = 'modern-slavery-national-referral-mechanism-and-duty-to-notify-statistics-uk'
const shortName = 'national-referral-mechanism-and-duty-to-notify-statistics-uk'

/** Referrals by Essex Police as first responder, each as the publication of its own quarter counts them. */
export const essexFigures: readonly FigureContent[] = [
  {
    ...{ quarter: '2022-Q2', total: 45, adults: 25, children: 18, allForces: 950 },
    ...{ publishedOn: '2022-08-11', publication: `${shortName}-april-to-june-2022` },
  },
  {
    ...{ quarter: '2022-Q3', total: 39, adults: 17, children: 20, allForces: 969 },
    ...{ publishedOn: '2022-11-03', publication: `${shortName}-july-to-september-2022` },
  },
  {
    ...{ quarter: '2022-Q4', total: 56, adults: 15, children: 38, allForces: 1034 },
    ...{ publishedOn: '2023-03-02', publication: `${longName}-october-to-december-2022` },
  },
  {
    ...{ quarter: '2023-Q1', total: 33, adults: 18, children: 13, allForces: 1043 },
    ...{ publishedOn: '2023-05-04', publication: `${longName}-january-to-march-2023` },
  },
  {
    ...{ quarter: '2023-Q2', total: 41, adults: 16, children: 24, allForces: 938 },
    ...{ publishedOn: '2023-08-10', publication: `${longName}-april-to-june-2023` },
  },
  {
    ...{ quarter: '2023-Q3', total: 37, adults: 13, children: 24, allForces: 970 },
    ...{ publishedOn: '2023-11-03', publication: `${longName}-july-to-september-2023` },
  },
  {
    ...{ quarter: '2023-Q4', total: 60, adults: 21, children: 35, allForces: 995 },
    ...{ publishedOn: '2024-03-07', publication: 'modern-slavery-nrm-and-dtn-statistics-october-to-december-2023' },
  },
]
