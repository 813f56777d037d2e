import { useEffect, useState } from "preact/hooks";
import { fieldId, FileField, type LiveFields } from "../../../questionnaires/fields.ts";
import { type FilesPage, LiveFiles } from "./live-files.ts";
import { Locate } from "./locate.tsx";
import { SignaturePad } from "./signature-pad.tsx";

/** What a device adds to a page of answering: its files, a signature drawn on it, where it is. */
export interface Devices extends Required<Pick<LiveFields, "Device" | "FileField">> {
  /** What is wrong with a question's answer: with its file, or what the page itself says of it. */
  errors: Pick<ReadonlyMap<string, string>, "get">;
}

/** Lets a page of answering take what the device gives; before it is drawn for the first time. */
export function openDevices(page: FilesPage): Devices {
  const files = new LiveFiles(page);
  files.listen();
  const Device: Devices["Device"] = ({ path, what }) => {
    // What only a script can do comes after the page has been taken over as the server drew it.
    const [ready, setReady] = useState(false);
    useEffect(() => setReady(true), []);
    if (!ready) return null;
    if (what === "signature")
      return (
        <SignaturePad lang={page.lang} id={fieldId(path)} give={(signature) => void files.take(path, signature)} />
      );
    if (!isSecureContext || !("geolocation" in navigator)) return null;
    const give = (point: string) => {
      page.live.answer(path, point, null);
      page.live.draw([path]);
    };
    return <Locate lang={page.lang} give={give} />;
  };
  return { Device, FileField, errors: { get: (path) => files.fault(path) ?? page.live.errors.get(path) } };
}
