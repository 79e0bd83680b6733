/**
 * Exit codes: nothing at or above `--fail-on`, or a path that holds; something, or none; bad usage or unreadable input. Of commands that make
 * something: written; refused, with nothing written; bad usage, or it could not be written; written, with findings of warning or above.
 */
export const EXIT = { clean: 0, findings: 1, unusable: 2, writtenWithFindings: 3 } as const;
