/** Where My work tells how much is still to be sent. */
export const unsentId = "unsent";
/** Where the page of the queue shows it. */
export const queueId = "on-this-phone";
