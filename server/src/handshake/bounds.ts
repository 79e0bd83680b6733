/** Who waits longer for one phase of a connection does not wait for it. Whole seconds, from 1. */
export const MAX_TIMEOUT_SECONDS = 3600;

/** Handshakes that are timed at the most. */
export const MAX_REPEAT = 1000;
