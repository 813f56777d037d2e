import type { Choice, Group, Node, Question, Repeat } from "../../definition/definition.ts";
import { element, escapeXml } from "../xml.ts";
import { controlOf, parameterAttributes } from "./controls.ts";
import { beside } from "./count-nodes.ts";
import { itemRefs } from "./instances.ts";
import { isDynamic, questionsOf, setValue } from "./model.ts";
import { ownAttributes, type Parts } from "./parts.ts";

/** Writes the controls of an XForm, in the order of the survey. */
export class Body {
  private readonly parts: Parts;
  /** Questions that something happens to only when another is answered. */
  private readonly waiting: readonly Question[];

  constructor(parts: Parts) {
    this.parts = parts;
    const questions = parts.nodes.filter((node) => node.kind === "question");
    this.waiting = questions.filter(({ trigger }) => trigger !== undefined);
  }

  xml(): string {
    const { children, settings } = this.parts.definition;
    return element("h:body", { class: settings["style"] }, ...children.map((node) => this.node(node)));
  }

  private node(node: Node): string {
    if (node.kind === "question") return this.question(node);
    return node.kind === "group" ? this.group(node) : this.repeat(node);
  }

  private group(group: Group): string {
    const inside = group.children.map((node) => this.node(node));
    return element("group", this.about(group), this.label(group), ...inside);
  }

  /** A repeat stands in a group that bears its label. */
  private repeat(repeat: Repeat): string {
    const { places, entities } = this.parts;
    const nodeset = places.absolute(repeat.path);
    const counted = repeat.count === undefined ? {} : { "jr:count": this.count(repeat), "jr:noAddRemove": "true()" };
    const { ref: _, ...about } = this.about(repeat);
    const defaults = questionsOf(repeat.children).filter(isDynamic);
    const inside = [
      ...defaults.map((question) => setValue(question, places, "odk-instance-first-load odk-new-repeat")),
      entities.newId(repeat.path),
      ...repeat.children.map((node) => this.node(node)),
    ];
    return element(
      "group",
      { ref: nodeset },
      this.label(repeat),
      element("repeat", { nodeset, ...about, ...counted }, ...inside),
    );
  }

  private count(repeat: Repeat): string {
    const { places, counts } = this.parts;
    const name = counts.nameOf(repeat);
    if (name === null) return places.expression(repeat.count ?? "", places.node(repeat.path));
    return places.absolute(beside(repeat.path, name));
  }

  private question(question: Question): string {
    const { control, mediatype } = controlOf(question);
    if (!control || this.isWorkedOut(question)) return "";
    const { list } = question;
    const choices = list === undefined ? "" : question.type === "osm" ? this.tags(list) : this.choices(question, list);
    const about = { ...this.about(question), mediatype, ...parameterAttributes(question, "body") };
    return element(control, about, this.label(question), this.hint(question), choices, ...this.triggered(question));
  }

  /** What the form works out is only shown where its author had something to say of it. */
  private isWorkedOut({ calculation, trigger, label, hint, guidance, media }: Question): boolean {
    if (calculation === undefined && trigger === undefined) return false;
    return [label, hint, guidance, media ?? {}].every((words) => Object.keys(words).length === 0);
  }

  /** What an answer to this question sets: a calculation, or where the device is. */
  private triggered({ name }: Question): string[] {
    const { places } = this.parts;
    const named = (trigger = "") => Array.from(trigger.matchAll(/\$\{([^{}]+)\}/g), (part) => part[1]!.trim());
    const event = "xforms-value-changed";
    return this.waiting
      .filter(({ trigger }) => named(trigger).includes(name))
      .map((question) => {
        if (question.type !== "background-geopoint")
          return setValue(question, places, event, question.calculation ?? "");
        return element("odk:setgeopoint", { event, ref: places.absolute(question.path) });
      });
  }

  private choices(question: Question, list: string): string {
    const { places, definition } = this.parts;
    if (/\bsearch\s*\(/.test(question.appearance.join(" "))) return searched(list, definition.choiceLists[list] ?? []);
    const asker = places.node(question.path);
    if (list.startsWith("${")) {
      const { nodeset, ref } = places.answers(list.slice(2, -1).trim(), question.choiceFilter, asker);
      return element("itemset", { nodeset }, element("value", { ref }), element("label", { ref }));
    }
    const filter =
      question.choiceFilter === undefined ? "" : `[${places.expression(question.choiceFilter, asker, true)}]`;
    const items = `instance('${list}')/root/item${filter}`;
    const { randomize = "", seed } = question.parameters;
    const by = seed === undefined ? "" : `, ${places.expression(seed, asker)}`;
    const { value, label } = itemRefs(question, list, definition);
    return element(
      "itemset",
      { nodeset: /^(true|true\(\)|yes)$/i.test(randomize) ? `randomize(${items}${by})` : items },
      element("value", { ref: value }),
      element("label", { ref: label }),
    );
  }

  /** What can be said of a thing on the map. */
  private tags(list: string): string {
    const all: readonly Choice[] = this.parts.definition.osm?.[list] ?? [];
    const tags = all.map(({ name, label }, index) => {
      const text = Object.keys(label).length === 0 ? { "": name } : label;
      return element(
        "tag",
        { key: name },
        element("label", { ref: this.parts.texts.add(`osm:${list}-${index}`, text, null) }),
      );
    });
    return tags.join("");
  }

  private about(node: Node): Record<string, string | undefined> {
    const { places } = this.parts;
    const appearance = places.attribute(node.appearance.join(" "), places.node(node.path)) || undefined;
    return { ref: places.absolute(node.path), appearance, ...ownAttributes(node, "body", this.parts) };
  }

  private label({ path, label, media }: Node): string {
    const { places, texts } = this.parts;
    const asker = places.node(path);
    const id = `${places.absolute(path)}:label`;
    const ref = texts.add(id, label, asker);
    const shown = texts.addMedia(id, media, asker) ?? ref;
    return shown === undefined ? "" : element("label", { ref: shown });
  }

  private hint({ path, hint, guidance }: Question): string {
    const { places, texts } = this.parts;
    const id = `${places.absolute(path)}:hint`;
    const asker = places.node(path);
    const shown = texts.add(id, hint, asker);
    const ref = texts.add(id, guidance, asker, "guidance") ?? shown;
    return ref === undefined ? "" : element("hint", { ref });
  }
}

/** What an old `search` in a file puts its findings in the place of: the choices stand in the control itself. */
function searched(list: string, choices: readonly Choice[]): string {
  const items = choices.map(({ name }, index) =>
    element(
      "item",
      {},
      element("label", { ref: `jr:itext('${list}-${index}')` }),
      element("value", {}, escapeXml(name)),
    ),
  );
  return items.join("");
}
