/** The hidden field that every form carries. */
export const csrfField = "_csrf";

/** The header that carries the same token where a page's script calls the API. */
export const csrfHeader = "x-poura-csrf";
