/** Addresses of a file that was given as an answer; they speak no language. */
const base = (id: string) => `/api/v1/attachments/${id}`;

export const contentPath = (id: string) => `${base(id)}/content`;
export const thumbnailPath = (id: string) => `${base(id)}/thumbnail`;
export const originalPath = (id: string) => `${base(id)}/original`;
