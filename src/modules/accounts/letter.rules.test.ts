import { describe, expect, test } from "vitest";
import { letterName, letterType } from "./letter.rules.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");

describe("the letter that names a focal person", () => {
  test("is a PDF by what is in it", () => {
    expect(letterType(bytes("%PDF-1.7\n…\n%%EOF\n"))).toBe("application/pdf");
  });
  test("is a photograph by what is in it", () => {
    expect(letterType(bytes("\xff\xd8\xff\xe0 picture \xff\xd9"))).toBe("image/jpeg");
    expect(letterType(bytes("\x89PNG\r\n\x1a\n picture IEND\xaeB`\x82"))).toBe("image/png");
  });
  test.each([
    ["a Windows program", "MZ\x90\x00\x03%PDF-1.7 %%EOF"],
    ["a Linux program", "\x7fELF\x02\x01\x01"],
    ["a page", "<html><script>alert(1)</script>"],
    ["a PDF that breaks off", "%PDF-1.7\n1 0 obj"],
    ["nothing", ""],
  ])("is refused when it is %s", (_, content) => {
    expect(letterType(bytes(content))).toBe(null);
  });
  test("keeps its name, with the ending that its content has", () => {
    expect(letterName("মনোনয়ন.pdf", "application/pdf")).toBe("মনোনয়ন.pdf");
    expect(letterName("C:\\letters\\scan.JPEG", "image/jpeg")).toBe("scan.JPEG");
    expect(letterName("letter.exe", "application/pdf")).toBe("letter.exe.pdf");
    expect(letterName("../../etc/passwd", "image/png")).toBe("passwd.png");
  });
});
