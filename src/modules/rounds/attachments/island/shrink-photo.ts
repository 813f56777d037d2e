import type { Keeping } from "../attachments.rules.ts";

/** Bytes below which a photo isn't worth drawing anew. */
const smallEnough = 150 * 1024;
const quality = 0.8;
const thumbnailSide = 96;

/** A photo as it goes out, with a small picture of it to show. */
export interface Photo {
  blob: Blob;
  width: number;
  height: number;
  /** As a data address. */
  thumbnail: string;
}

/**
 * Makes a photo as small as its question wants it, held upright, without what the camera wrote; where the question keeps the
 * original or its place it stays as it is.
 * @returns null for what this browser can't draw: the server judges it
 */
export async function shrinkPhoto(file: Blob, { longest, original, metadata }: Keeping): Promise<Photo | null> {
  if (typeof createImageBitmap === "undefined") return null;
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (!bitmap) return null;
  try {
    const { width, height } = bitmap;
    const thumbnail = drawn(bitmap, thumbnailSide).toDataURL("image/jpeg", 0.6);
    const asItIs = { blob: file, width, height, thumbnail };
    const fits = !longest || Math.max(width, height) <= longest;
    if (original || metadata || !longest || (fits && file.size <= smallEnough)) return asItIs;
    const canvas = drawn(bitmap, longest);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, file.type, quality));
    if (!blob || blob.type !== file.type || blob.size >= file.size) return asItIs;
    return { blob, width: canvas.width, height: canvas.height, thumbnail };
  } finally {
    bitmap.close();
  }
}

function drawn(bitmap: ImageBitmap, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d")!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}
