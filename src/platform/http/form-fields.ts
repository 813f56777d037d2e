import type { Upload } from "../files/file-store.ts";

/** A file that a form brought; one over the limit comes without its bytes and says so. */
export interface UploadedFile extends Upload {
  tooLarge: boolean;
}

/** Bytes that a form's files may have together, where its page doesn't say otherwise. */
export const largestUpload = 10 * 1024 * 1024;

/** What a form posted: every name with all its values, in order, and its files. Bangla is in NFC. */
export class FormFields {
  readonly #values = new Map<string, string[]>();
  readonly #files = new Map<string, UploadedFile[]>();

  /** Adds a value as it was typed. */
  add(name: string, value: string): void {
    const values = this.#values.get(name) ?? [];
    values.push(value.normalize("NFC"));
    this.#values.set(name, values);
  }

  /** Adds a file. A form field that was left empty brings a file without name or bytes, which counts as none. */
  addFile(name: string, file: UploadedFile): void {
    if (file.name !== "" || file.bytes.byteLength > 0 || file.tooLarge)
      this.#files.set(name, [...this.files(name), file]);
  }

  /** The first value of a name, trimmed; empty when there is none. */
  text(name: string): string {
    return this.#values.get(name)?.[0]?.trim() ?? "";
  }

  /** All values of a name. */
  all(name: string): string[] {
    return this.#values.get(name) ?? [];
  }

  /** Puts a value in the place of all that a name had. */
  set(name: string, value: string): void {
    this.#values.delete(name);
    this.add(name, value);
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The first file of a name. */
  file(name: string): UploadedFile | undefined {
    return this.files(name)[0];
  }

  /** All files of a name, in order. */
  files(name: string): UploadedFile[] {
    return this.#files.get(name) ?? [];
  }

  names(): string[] {
    return [...this.#values.keys()];
  }

  /** The first value of each name, trimmed: what a schema reads. */
  values(): Record<string, string> {
    return Object.fromEntries([...this.#values.keys()].map((name) => [name, this.text(name)]));
  }
}
