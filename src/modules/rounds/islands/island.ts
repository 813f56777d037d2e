/** The element of a page that its script takes over. */
export const islandId = "answering";
