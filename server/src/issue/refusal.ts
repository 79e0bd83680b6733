/** What was asked cannot be done; the message says why and what would help. Becomes the result `refused`. */
export class Refusal extends Error {}
