/** When a document came into force: the first day of the month it was published in, in milliseconds since 1970 UTC. For `RuleMetadata.since`. */
export const publication = {
  rfc2459: Date.UTC(1999, 0),
  rfc3279: Date.UTC(2002, 3),
  rfc3280: Date.UTC(2002, 3),
  rfc3490: Date.UTC(2003, 2),
  rfc4055: Date.UTC(2005, 5),
  rfc5280: Date.UTC(2008, 4),
  rfc5480: Date.UTC(2009, 2),
  rfc5758: Date.UTC(2010, 0),
  rfc5891: Date.UTC(2010, 7),
  rfc6818: Date.UTC(2013, 0),
  rfc6962: Date.UTC(2013, 5),
  rfc8399: Date.UTC(2018, 4),
  rfc8410: Date.UTC(2018, 7),
  rfc8813: Date.UTC(2020, 7),
  rfc9295: Date.UTC(2022, 8),
  rfc9598: Date.UTC(2024, 5),
} as const;
