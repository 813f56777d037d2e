import sharp from "sharp";

// Pictures are many and each is looked at once: a cache would only grow. One thread leaves the other processor to answering.
sharp.cache(false);
sharp.concurrency(1);

/** The most pixels that a picture may have: more than telephones take in their usual settings, less than would fill the memory. */
export const mostPixels = 50_000_000;

const formats = ["jpeg", "png", "webp"] as const;
export type PictureFormat = (typeof formats)[number];

/** What a picture's head says of it. */
export interface PictureFacts {
  format: PictureFormat;
  width: number;
  height: number;
}

export interface Picture extends PictureFacts {
  bytes: Buffer;
}

/** Why a picture can't be taken. */
export type PictureFault = "picture-format" | "too-many-pixels" | "damaged";

/** Reads a picture's head, without unpacking it. */
export async function readPicture(path: string): Promise<PictureFacts | PictureFault> {
  const head = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!head) return "damaged";
  const format = formats.find((each) => each === head.format);
  if (!format) return "picture-format";
  return head.width * head.height > mostPixels ? "too-many-pixels" : { format, width: head.width, height: head.height };
}

/** How a picture is to be kept. */
export interface PictureWish {
  /** The longer side at most, in pixels; absent keeps the size. */
  longest?: number;
  /** Keep what the camera wrote into it: place, time, device. */
  metadata?: boolean;
}

/**
 * Draws a picture anew in its own format: turned as the camera held it, no longer than wished, and nothing in it but the
 * picture. One picture at a time, whoever asks.
 * @returns "damaged" for one that can't be unpacked to its end
 */
export function redraw(path: string, wish: PictureWish): Promise<Picture | PictureFault> {
  return inTurn(async () => {
    const read = await readPicture(path);
    if (typeof read === "string") return read;
    const drawn = sharp(path, { limitInputPixels: mostPixels, failOn: "truncated" }).autoOrient();
    if (wish.longest) drawn.resize({ ...within(wish.longest), withoutEnlargement: true });
    if (wish.metadata) drawn.keepExif();
    return drawn[read.format](read.format === "png" ? {} : { quality: wish.longest ? 82 : 92 })
      .toBuffer({ resolveWithObject: true })
      .then(
        ({ data, info }) => ({ bytes: data, format: read.format, width: info.width, height: info.height }),
        () => "damaged" as const,
      );
  });
}

/** A small picture of a picture, as WebP, for lists; the longer side as said, in pixels. */
export function thumbnailOf(path: string, longest: number): Promise<Buffer> {
  return inTurn(() =>
    sharp(path, { limitInputPixels: mostPixels })
      .autoOrient()
      .resize({ ...within(longest), withoutEnlargement: true })
      .webp({ quality: 70 })
      .toBuffer(),
  );
}

const within = (longest: number) => ({ width: longest, height: longest, fit: "inside" as const });

let last: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work);
  last = next.catch(() => undefined);
  return next;
}
