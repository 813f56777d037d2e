import type { Definition, Group, Node, Question, Repeat, Text } from "../../definition/definition.ts";
import { element } from "../xml.ts";
import { controlOf } from "./controls.ts";
import { beside, isDynamic, setValue, type CountNodes } from "./model.ts";
import type { Places } from "./places.ts";
import type { Texts } from "./texts.ts";

/** Writes the controls of an XForm, in the order of the survey. */
export class Body {
  private readonly places: Places;
  private readonly texts: Texts;
  private readonly counts: CountNodes;
  /** Questions that are worked out only when another is answered. */
  private readonly waiting: readonly Question[];

  constructor(places: Places, texts: Texts, counts: CountNodes, nodes: readonly Node[]) {
    this.places = places;
    this.texts = texts;
    this.counts = counts;
    this.waiting = nodes.filter((node) => node.kind === "question").filter(({ trigger }) => trigger !== undefined);
  }

  xml({ children, settings }: Definition): string {
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
    const nodeset = this.places.absolute(repeat.path);
    const counted = repeat.count === undefined ? {} : { "jr:count": this.count(repeat), "jr:noAddRemove": "true()" };
    const { appearance } = this.about(repeat);
    const defaults = questionsOf(repeat.children).filter(isDynamic);
    const inside = [
      ...defaults.map((question) => setValue(question, this.places, "odk-instance-first-load odk-new-repeat")),
      ...repeat.children.map((node) => this.node(node)),
    ];
    return element(
      "group",
      { ref: nodeset },
      this.label(repeat),
      element("repeat", { nodeset, appearance, ...counted }, ...inside),
    );
  }

  private count(repeat: Repeat): string {
    const name = this.counts.nameOf(repeat);
    if (name === null) return this.places.expression(repeat.count ?? "", this.places.node(repeat.path));
    return this.places.absolute(beside(repeat.path, name));
  }

  private question(question: Question): string {
    const { control, attributes } = controlOf(question.type);
    if (!control) return "";
    const { start = "1", end = "10", step = "1" } = question.parameters;
    const range = control === "range" ? { start, end, step } : {};
    const choices = question.list === undefined ? "" : this.choices(question, question.list);
    const about = { ...this.about(question), ...attributes, ...range };
    return element(control, about, this.label(question), this.hint(question), choices, ...this.triggered(question));
  }

  /** What an answer to this question sets. */
  private triggered({ name }: Question): string[] {
    return this.waiting
      .filter(({ trigger = "" }) =>
        Array.from(trigger.matchAll(/\$\{([^{}]+)\}/g), (part) => part[1]!.trim()).includes(name),
      )
      .map((question) => setValue(question, this.places, "xforms-value-changed", question.calculation ?? ""));
  }

  private choices(question: Question, list: string): string {
    const asker = this.places.node(question.path);
    const filter =
      question.choiceFilter === undefined ? "" : `[${this.places.expression(question.choiceFilter, asker, true)}]`;
    const items = `instance('${list}')/root/item${filter}`;
    const { randomize, seed } = question.parameters;
    const isShuffled = randomize === "true" || randomize === "true()" || randomize === "yes";
    const by = seed === undefined ? "" : `, ${this.places.expression(seed, asker)}`;
    return element(
      "itemset",
      { nodeset: isShuffled ? `randomize(${items}${by})` : items },
      element("value", { ref: "name" }),
      element("label", { ref: "jr:itext(itextId)" }),
    );
  }

  private about({ path, appearance }: Node) {
    return { ref: this.places.absolute(path), appearance: appearance.join(" ") || undefined };
  }

  private label({ path, label }: { path: string; label: Text }): string {
    const asker = this.places.node(path);
    const ref = this.texts.add(`${this.places.absolute(path)}:label`, label, asker);
    return ref === undefined ? "" : element("label", { ref });
  }

  private hint({ path, hint, guidance }: Question): string {
    const id = `${this.places.absolute(path)}:hint`;
    const asker = this.places.node(path);
    const shown = this.texts.add(id, hint, asker);
    const ref = this.texts.add(id, guidance, asker, "guidance") ?? shown;
    return ref === undefined ? "" : element("hint", { ref });
  }
}

/** The questions that stand in the same repeat. */
export function questionsOf(nodes: readonly Node[]): Question[] {
  return nodes.flatMap((node) => {
    if (node.kind === "question") return [node];
    return node.kind === "group" ? questionsOf(node.children) : [];
  });
}
