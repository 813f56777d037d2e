import { ZipError } from "./zip.ts";

/** What a reader of XML wants to be told. Names of elements come without their namespace's prefix. */
export interface XmlReader {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
  /** Nothing more is of interest. */
  readonly done?: boolean;
}

/** A tag and the text behind it in one go: far faster than letter by letter, above all where nothing is compiled yet. */
const TAG = /<(\/?)([^\s<>/="'&!?]+)((?:\s+[^\s<>/="'&]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>([^<]*)/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,9}))?;?/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A tag, or a text without one: a cell holds 32 kB. */
const LONGEST = 1024 * 1024;

/**
 * Reads XML as data is written in it: elements, attributes, texts; comments and instructions are passed over. Throws for what
 * isn't well-formed, and for entities of one's own, by which a few bytes could become any number.
 */
export class XmlScanner {
  private readonly reader: XmlReader;
  private readonly open: string[] = [];
  private rest = "";
  private hasRoot = false;

  constructor(reader: XmlReader) {
    this.reader = reader;
  }

  /** Takes the next piece of the text; what it leaves unfinished waits for the one after it. */
  write(piece: string): void {
    const source = this.rest + piece;
    const whole = source.slice(0, source.lastIndexOf(">") + 1);
    let [at, before] = [0, -1];
    while (at > before && at < whole.length && !this.reader.done) {
      before = at;
      TAG.lastIndex = at;
      const tag = TAG.exec(whole);
      if (tag) this.tag(tag);
      at = tag ? at + tag[0].length : this.untagged(whole, at);
    }
    this.rest = source.slice(at);
    if (this.rest.length > LONGEST) throw this.rest.includes(">") ? malformed() : new ZipError("bomb");
  }

  /** Says that nothing more comes. */
  end(): void {
    if (this.reader.done) return;
    if (this.open.length > 0 || !this.hasRoot || this.rest.trim() !== "") throw malformed();
  }

  private tag(tag: RegExpExecArray): void {
    const name = tag[2]!;
    if (tag[1] === "/") this.close(name, tag[3]! + tag[4]!);
    else {
      if (this.open.length === 0 && this.hasRoot) throw malformed();
      this.hasRoot = true;
      this.open.push(name);
      this.reader.open(localName(name), attributesOf(tag[3]!));
      if (tag[4] === "/") this.close(name, "");
    }
    if (tag[5] !== "") this.text(tag[5]!);
  }

  private close(name: string, more: string): void {
    if (this.open.pop() !== name || more !== "") throw malformed();
    this.reader.close?.(localName(name));
  }

  private text(source: string): void {
    if (this.open.length > 0) this.reader.text?.(decoded(source));
    else if (source.trim() !== "") throw malformed();
  }

  /** Reads what is no tag: gives where it ends, or its beginning as long as its end isn't there. */
  private untagged(source: string, at: number): number {
    if (source[at] !== "<") {
      const end = source.indexOf("<", at);
      this.text(source.slice(at, end < 0 ? source.length : end));
      return end < 0 ? source.length : end;
    }
    if (source[at + 1] === "?") return after("?>", source, at);
    if (source.startsWith("<!--", at)) return after("-->", source, at, 4);
    if (!source.startsWith("<![CDATA[", at)) return source[at + 1] === "!" ? afterDoctype(source, at) : at;
    const end = after("]]>", source, at, 9);
    if (end > at) this.reader.text?.(source.slice(at + 9, end - 3));
    return end;
  }
}

/** Where something that ends in this way ends; its beginning as long as its end isn't there. */
function after(ending: string, source: string, at: number, beginning = 0): number {
  const found = source.indexOf(ending, at + beginning);
  return found < 0 ? at : found + ending.length;
}

function afterDoctype(source: string, at: number): number {
  const end = after(">", source, at);
  if (source.slice(at, end).includes("[")) throw malformed();
  return end;
}

function attributesOf(source: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  if (source === "") return attributes;
  ATTRIBUTE.lastIndex = 0;
  for (let found = ATTRIBUTE.exec(source); found; found = ATTRIBUTE.exec(source))
    attributes[found[1]!] = decoded(found[2] ?? found[3]!);
  return attributes;
}

function decoded(text: string): string {
  const lines = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  return lines.includes("&") ? lines.replace(ENTITY, character) : lines;
}

function character(entity: string, decimal?: string, hexadecimal?: string, name = ""): string {
  const code = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : 0;
  if (!entity.endsWith(";") || code > 0x10ffff) throw malformed();
  if (code > 0) return String.fromCodePoint(code);
  if (!Object.hasOwn(ENTITIES, name)) throw malformed();
  return ENTITIES[name]!;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function malformed(): Error {
  return new Error("This is no well-formed XML.");
}
