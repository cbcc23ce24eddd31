/** Pixels of a preview picture, as the networks ask for. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;
