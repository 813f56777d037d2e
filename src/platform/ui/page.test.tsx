import { describe, expect, it } from "vitest";
import { Page, type PageView, renderPage } from "./page.tsx";
import { PageTitle } from "./layout.tsx";

const visitor: PageView = {
  lang: "bn",
  path: "/indicators/FIN04?by=district",
  person: null,
  nav: [
    { href: "/bn/indicators", label: "তথ্য", icon: "chart-column", current: true },
    { href: "/bn/municipalities", label: "পৌরসভা", icon: "building" },
  ],
  csrf: "token",
  sample: false,
  assets: { css: "/assets/app.css", fonts: ["/assets/bengali-400.woff2"] },
};
const officer: PageView = { ...visitor, person: { name: "রেহানা <পারভীন>", place: "মাগুরা" } };

const pageOf = (view: PageView, more: { faulty?: boolean } = {}) =>
  renderPage(
    <Page view={view} title="আদায়ের হার" crumbs={[{ label: "প্রথম পাতা", href: "/bn" }, { label: "আদায়" }]} {...more}>
      <PageTitle title="আদায়ের হার" />
    </Page>,
  );

describe("every page", () => {
  it("is a whole document in its language, with its title and its style", () => {
    const page = pageOf(visitor);
    expect(page).toMatch(/^<!doctype html><html lang="bn">/);
    expect(page).toContain("<title>আদায়ের হার | পৌর</title>");
    expect(page).toContain('<link rel="stylesheet" href="/assets/app.css"/>');
  });

  it("fetches fonts on wide screens only, and no script unless one is named", () => {
    const page = pageOf(visitor);
    expect(page).toMatch(
      /<link rel="preload" as="font"[^>]*media="\(min-width: 900px\)" href="\/assets\/bengali-400.woff2"/,
    );
    expect(page).not.toContain("<script");
    expect(page).not.toContain("style=");
  });

  it("begins with a way past the header, to a part that can take the focus", () => {
    const page = pageOf(visitor);
    expect(page).toMatch(/<body><a class="skip" href="#main">/);
    expect(page).toMatch(/<main id="main" class="wrap" tabindex="-1">/i);
  });

  it("leads to the same place in the other language", () => {
    expect(pageOf(visitor)).toContain('<a href="/en/indicators/FIN04?by=district" lang="en" hreflang="en">English</a>');
    expect(pageOf({ ...visitor, lang: "en", path: "/" })).toContain('<a href="/bn" lang="bn" hreflang="bn">বাংলা</a>');
  });

  it("says where it lies, and which link is its own", () => {
    const page = pageOf(visitor);
    expect(page).toContain('<li><a href="/bn">প্রথম পাতা</a></li><li><span aria-current="page">আদায়</span></li>');
    expect(page).toContain('<a href="/bn/indicators" aria-current="page">তথ্য</a>');
  });

  it("says first that it came back with faults", () => {
    expect(pageOf(visitor, { faulty: true })).toContain("<title>ভুল: আদায়ের হার | পৌর</title>");
  });

  it("says that its figures are made up when they are", () => {
    expect(pageOf(visitor)).not.toContain("নমুনা পাতা");
    expect(pageOf({ ...visitor, sample: true })).toContain("নমুনা পাতা");
  });

  it("keeps to a person's choice of light or dark", () => {
    expect(pageOf({ ...visitor, theme: "poura-dark" })).toContain('<html lang="bn" data-theme="poura-dark">');
  });

  it("draws the hatch once, for all its charts", () => {
    expect(pageOf(visitor).match(/id="hatch"/g)).toHaveLength(1);
  });
});

describe("a visitor", () => {
  it("may sign in, and gets no token", () => {
    const page = pageOf(visitor);
    expect(page).toContain('<a href="/bn/sign-in">প্রবেশ করুন</a>');
    expect(page).not.toContain("token");
    expect(page).toContain("<footer");
  });
});

describe("a person who is signed in", () => {
  it("sees the rail, their name and place, whatever they are called", () => {
    const page = pageOf(officer);
    expect(page).toContain('<nav class="rail" aria-label="কাজ">');
    expect(page).toContain("রেহানা &lt;পারভীন>, মাগুরা");
    expect(page).not.toContain("<footer");
  });

  it("signs out by posting, so that no link can do it for them", () => {
    const page = pageOf(officer);
    expect(page).toMatch(
      /<form action="\/bn\/sign-out" method="post"><input type="hidden" name="_csrf" value="token"\/><button type="submit">প্রস্থান<\/button><\/form>/,
    );
    expect(page).not.toContain('href="/bn/sign-out"');
  });
});
