/**
 * What passes between the language client and the server beside LSP itself: one place, typed
 * once. Empty while LSP's own requests are enough.
 */
export const SERVER_NAME = 'longshore';
