/** Top-level domains of the public DNS that services are named like. A rule of thumb, not the root zone. */
const suffixes: ReadonlySet<string> = new Set(
  [
    'ads app art audio auction auto bank beauty bet bid bike blog book booking bot box build business buy cab cafe call camera camp',
    'cards cars cash center channel chat city claims cloud club codes com community company computer contact cool coupons credit',
    'data date day dev digital direct directory docs domains download drive earth edu education email energy events exchange express',
    'farm fashion fast finance fish fit food forum foundation fun fund gallery game games gifts global gov graphics group guide',
    'health help here home host hosting hotels house how inc info ing ink institute insurance int international jobs kids law legal',
    'lighting limited link live loan loans management map market marketing markets media meet mil mobi money mov movie museum',
    'music name net network new news now one online open org page parts party pay phone photo photos pics place play plus',
    'post press prime pro prod productions promo properties read recipes rent rental report rest review reviews room run safe sale',
    'save school science secure security select services shop shopping show site social software solutions song space sport',
    'spot storage store stream studio style supplies supply support systems taxi team tech tel tickets tips today tools top tours',
    'amazon android apple aws azure chrome expert gmail google guru icu ninja oracle rocks sap vip visa xyz youtube',
    'trade trading training travel tube university video vote watch weather web website wiki work works world zero zip zone',
  ].flatMap((line) => line.split(' ')),
);

/** True for a label (lower case) that is, or may well be, a domain below which anybody registers hosts. */
export function isPublicSuffix(label: string): boolean {
  return suffixes.has(label) || isCountryCode(label);
}

/** Two letters that ISO 3166 gives a region are its top-level domain. */
function isCountryCode(label: string): boolean {
  if (!/^[a-z]{2}$/.test(label)) return false;
  const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  return regions.of(label.toUpperCase()) !== undefined;
}
