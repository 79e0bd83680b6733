const HOME = 'https://github.com/certscope/certscope';

/** The page that explains a rule: `docs/rules/<id>.md` of the project. */
export function documentationUrl(ruleId: string): string {
  return `${HOME}/blob/main/docs/rules/${ruleId}.md`;
}

/** The page that explains why a connection fails, or what a scan finds: `docs/connect/<id>.md` of the project. */
export function connectionDocumentationUrl(id: string): string {
  return `${HOME}/blob/main/docs/connect/${id}.md`;
}
