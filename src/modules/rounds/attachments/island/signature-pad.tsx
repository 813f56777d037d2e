import { useEffect, useRef, useState } from "preact/hooks";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { deviceWords } from "./devices.messages.ts";

interface Props {
  lang: Lang;
  /** Names the pad's own fields. */
  id: string;
  give(signature: File): void;
}

const [width, height] = [600, 200];

/** A place to sign by hand; who can't writes the name and says that it is the signature. */
export function SignaturePad({ lang, id, give }: Props) {
  const words = deviceWords[lang];
  const canvas = useRef<HTMLCanvasElement>(null);
  const [signed, setSigned] = useState(false);
  const [empty, setEmpty] = useState(false);
  useEffect(() => (canvas.current ? drawWithPointer(canvas.current, () => setSigned(true)) : undefined), []);
  const clear = () => {
    context(canvas.current)?.clearRect(0, 0, width, height);
    setSigned(false);
  };
  const use = () => {
    setEmpty(!signed);
    if (signed) canvas.current?.toBlob((blob) => blob && give(asFile(blob)), "image/png");
  };
  return (
    <div class="pad">
      <p class="hint" id={`${id}-pad`}>
        {words.sign}
      </p>
      <canvas ref={canvas} width={width} height={height} role="img" aria-labelledby={`${id}-pad`} />
      {empty && <p class="msg">{words.nothing}</p>}
      <p class="acts">
        <button type="button" class="btn" onClick={use}>
          {words.use}
        </button>
        <button type="button" class="btn btn-link" onClick={clear}>
          {words.clear}
        </button>
      </p>
      <TypedSignature lang={lang} id={id} give={give} />
    </div>
  );
}

/** The same by the keyboard: a written name and a box to tick. */
function TypedSignature({ lang, id, give }: Props) {
  const words = deviceWords[lang];
  const name = useRef<HTMLInputElement>(null);
  const sign = (box: HTMLInputElement) => {
    const text = name.current?.value.trim() ?? "";
    if (!box.checked || text === "") return void (box.checked = false);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width, height];
    const pen = context(canvas)!;
    pen.font = "italic 44px serif";
    pen.textBaseline = "middle";
    pen.fillText(text, 20, height / 2, width - 40);
    canvas.toBlob((blob) => blob && give(asFile(blob)), "image/png");
  };
  return (
    <details class="more">
      <summary>{words.typed}</summary>
      <label class="label" for={`${id}-name`}>
        {words.name}
      </label>
      <input class="input" id={`${id}-name`} ref={name} autocomplete="name" />
      <label class="opt">
        <input type="checkbox" onChange={({ currentTarget }) => sign(currentTarget)} />
        <span>{words.iSign}</span>
      </label>
    </details>
  );
}

const asFile = (blob: Blob) => new File([blob], "signature.png", { type: "image/png" });

function context(canvas: HTMLCanvasElement | null): CanvasRenderingContext2D | null {
  return canvas?.getContext("2d") ?? null;
}

/** Draws where a finger, a pen or a mouse goes. @returns how to stop */
function drawWithPointer(canvas: HTMLCanvasElement, drawn: () => void): () => void {
  const pen = context(canvas);
  if (!pen) return () => {};
  Object.assign(pen, { lineWidth: 3, lineCap: "round", lineJoin: "round", strokeStyle: "#111", fillStyle: "#111" });
  const stop = new AbortController();
  const at = ({ clientX, clientY }: PointerEvent) => {
    const { left, top, width: w, height: h } = canvas.getBoundingClientRect();
    return [((clientX - left) / w) * width, ((clientY - top) / h) * height] as const;
  };
  const begin = (event: PointerEvent) => {
    canvas.setPointerCapture(event.pointerId);
    const [x, y] = at(event);
    pen.beginPath();
    pen.moveTo(x, y);
    // A dot is a stroke too.
    pen.lineTo(x + 0.1, y);
    pen.stroke();
    drawn();
  };
  const go = (event: PointerEvent) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    pen.lineTo(...at(event));
    pen.stroke();
  };
  canvas.addEventListener("pointerdown", begin, { signal: stop.signal });
  canvas.addEventListener("pointermove", go, { signal: stop.signal });
  return () => stop.abort();
}
