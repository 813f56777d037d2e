import { describe, expect, it } from "vitest";
import { definition, question, repeat } from "../../testing/build.ts";
import { writeXform } from "./write-xform.ts";

describe("an XForm", () => {
  it("holds texts in every language, each beside its guidance, with what XML means something by", () => {
    const ask = question("text", "a", {
      label: { en: "A < B & “${b}”", bn: "ক" },
      hint: { en: "Hint" },
      guidance: { en: "Guidance" },
    });
    const xml = writeXform({ ...definition([ask, question("text", "b")]), languages: ["en", "bn"] });
    expect(xml).toContain('<translation lang="English (en)" default="true()">');
    expect(xml).toContain('<value>A &lt; B &amp; “<output value="/data/b"/>”</value>');
    expect(xml).toContain('<text id="/data/a:hint"><value>Hint</value><value form="guidance">Guidance</value></text>');
    expect(xml).toContain('<translation lang="Bangla (bn)"><text id="/data/a:label"><value>ক</value></text>');
  });

  it("names a response, and calls its own element as the settings do", () => {
    const made = definition([question("text", "a")]);
    const xml = writeXform({ ...made, settings: { name: "town", instance_name: "concat('Town of ', ${a})" } });
    expect(xml).toContain('<town id="test" version="1"><a/><meta><instanceID/><instanceName/></meta></town>');
    expect(xml).toContain('nodeset="/town/meta/instanceName" type="string" calculate="concat(\'Town of \', /town/a)"');
  });

  it("sets defaults that are worked out when a response or an instance begins", () => {
    const asked = question("date", "day", { default: "today()" });
    const xml = writeXform(definition([repeat("visits", [asked]), question("integer", "n", { default: "2" })]));
    expect(xml).toContain(
      '<setvalue event="odk-instance-first-load odk-new-repeat" ref="/data/visits/day" value="today()"/>',
    );
    expect(xml).toContain("<n>2</n>");
  });

  it("works out what waits for a trigger in the control of the trigger, and nowhere else", () => {
    const noted = question("calculate", "at", { calculation: "now()", trigger: "${a}" });
    const xml = writeXform(definition([question("text", "a"), noted]));
    expect(xml).toContain('<setvalue event="xforms-value-changed" ref="/data/at" value="now()"/></input>');
    expect(xml).not.toContain("calculate=");
  });

  it("says a range's limits, and takes it for whole numbers unless its author wrote a decimal point", () => {
    const xml = writeXform(
      definition([question("range", "a"), question("range", "b", { parameters: { step: "0.5" } })]),
    );
    expect(xml).toContain('<range ref="/data/a" start="1" end="10" step="1">');
    expect(xml).toContain('<bind nodeset="/data/a" type="int"/>');
    expect(xml).toContain('<bind nodeset="/data/b" type="decimal"/>');
  });

  it("leaves a text alone that only looks like a question's name", () => {
    const xml = writeXform(definition([question("text", "a", { constraint: ". != '${m}' and . != '${a}'" })]));
    expect(xml).toContain(`constraint=". != '${"${m}"}' and . != '/data/a'"`);
  });

  it("keeps a question's path apart from what stands beside its name", () => {
    const xml = writeXform(
      definition([question("integer", "a"), question("calculate", "b", { calculation: "${a}-1" })]),
    );
    expect(xml).toContain('calculate="/data/a -1"');
  });

  it("shows what looks like a question's name in a choice's label as it is written", () => {
    const list = [{ name: "x", label: { en: "Mr ${m}" }, extra: {} }];
    const xml = writeXform(definition([question("select_one", "a", { list: "l" })], { l: list }));
    expect(xml).toContain("<value>Mr ${m}</value>");
  });

  it.each(["instance('l')/root/item[name = ${m}]/label", "instance('l')/root/item[name = `x`]/label"])(
    "shows what looks like a look-up in a choice's label as it is written: %s",
    (label) => {
      const list = [{ name: "x", label: { en: label }, extra: {} }];
      const xml = writeXform(definition([question("select_one", "a", { list: "l" })], { l: list }));
      expect(xml).toContain(`<value>${label}</value>`);
    },
  );

  it("tells indexed-repeat its question and its repeat from the top, and the place from where it asks", () => {
    const calculation = "indexed-repeat(${a}, ${r}, position(..) - ${b}) + ${a}";
    const asks = [question("integer", "a"), question("integer", "b"), question("calculate", "c", { calculation })];
    expect(writeXform(definition([repeat("r", asks)]))).toContain(
      'calculate="indexed-repeat(/data/r/a, /data/r, position(..) - ../b) + ../a"',
    );
  });

  it("asks the response saved before for its answers", () => {
    const xml = writeXform(definition([question("text", "a", { default: "${last-saved#a}" })]));
    expect(xml).toContain('<instance id="__last-saved" src="jr://instance/last-saved"/>');
    expect(xml).toContain(`value="instance('__last-saved')/data/a"`);
  });

  it("writes what word processors made of an expression plainly", () => {
    const xml = writeXform(definition([question("text", "a", { constraint: ". != ‘it’ and string-length(.) ≤ 3" })]));
    expect(xml).toContain(`constraint=". != 'it' and string-length(.) &lt;= 3"`);
  });
});
