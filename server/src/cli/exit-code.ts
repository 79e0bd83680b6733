/** Exit codes: nothing at or above `--fail-on`, or a path that holds; something, or none; bad usage or unreadable input. */
export const EXIT = { clean: 0, findings: 1, unusable: 2 } as const;
