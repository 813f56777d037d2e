import type { Definition, Entity, Node, Question } from "../../definition/definition.ts";
import type { FormNode } from "../../engine/form.ts";
import { element } from "../xml.ts";
import type { Places } from "./places.ts";

/** An entity of a form, and the group, the repeat or the form itself ("") whose `meta` it stands in. */
interface Placed {
  entity: Entity;
  container: string;
  inRepeat: boolean;
}

/** Writes what a response makes or changes outside of itself, as ODK's specification of entities has it. */
export class Entities {
  private readonly placed: Placed[];
  private readonly places: Places;

  constructor({ entities = [], children }: Definition, nodes: readonly Node[], places: Places) {
    this.places = places;
    this.placed = [];
    for (const entity of entities) this.placed.push(this.place(entity, entities.length, nodes, children));
  }

  /** The version of the specification that the form needs; none without entities. */
  get version(): string | undefined {
    if (this.placed.length === 0) return undefined;
    return this.placed.some(({ container }) => container !== "") ? "2025.1.0" : "2024.1.0";
  }

  /** What stands in the `meta` of the form ("") or of that group or repeat. */
  instance(container: string): string {
    const here = this.placed.find((each) => each.container === container);
    if (!here) return "";
    const { list: dataset, id, label } = here.entity;
    const offline = id === undefined ? {} : { baseVersion: "", trunkVersion: "", branchId: "" };
    const create = creates(here.entity) ? "1" : undefined;
    const update = id === undefined ? undefined : "1";
    const attributes = { dataset, create, update, id: "", ...offline };
    return element("entity", attributes, label === undefined ? "" : element("label"));
  }

  binds(): string[] {
    return this.placed.flatMap((placed) => {
      const { id, label, createIf, updateIf, list } = placed.entity;
      const at = this.pathOf(placed);
      const bind = (part: string, source: string | undefined, isNeeded = source !== undefined) => {
        const calculate = source === undefined ? undefined : this.places.expression(source, this.askerOf(placed));
        return isNeeded
          ? element("bind", { nodeset: `${at}/${part}`, type: "string", readonly: "true()", calculate })
          : "";
      };
      const known = id === undefined ? undefined : `instance('${list}')/root/item[name=${id}]`;
      const offline = ["version", "trunkVersion", "branchId"].map((part) => {
        const attribute = part === "version" ? "@baseVersion" : `@${part}`;
        return bind(attribute, known && `${known}/__${part}`);
      });
      const actions = [bind("@create", createIf), bind("@update", updateIf)];
      return [...actions, bind("@id", id, true), ...offline, bind("label", label)];
    });
  }

  /** What gives a new entity its id: in the form's model (""), or in that repeat for each of its instances. */
  newId(repeat: string): string {
    return this.placed
      .filter(({ container, inRepeat }) => (inRepeat ? container : "") === repeat)
      .filter(({ entity }) => creates(entity))
      .map((placed) => {
        const event = placed.inRepeat ? "odk-instance-first-load odk-new-repeat" : "odk-instance-first-load";
        return element("setvalue", { event, ref: `${this.pathOf(placed)}/@id`, value: "uuid()" });
      })
      .join("");
  }

  /** The property that a question's answer is kept in: `entities:saveto`. */
  saveTo({ saveTo }: Question): string | undefined {
    return saveTo?.split("#").at(-1);
  }

  /** Several entities stand apart, each as deep as all that is saved to it does, where no other stands yet. */
  private place(entity: Entity, count: number, nodes: readonly Node[], children: readonly Node[]): Placed {
    const name = /^\s*\$\{([^{}]+)\}\s*$/.exec(entity.repeat ?? "")?.[1]?.trim();
    const repeat = nodes.find((node) => node.kind === "repeat" && node.name === name);
    if (repeat) return { entity, container: repeat.path, inRepeat: true };
    const saved = count === 1 ? [] : nodes.filter((node) => node.kind === "question" && listOf(node) === entity.list);
    const taken = new Set(this.placed.map(({ container }) => container));
    let container = saved.length === 0 ? "" : commonGroup(saved, children);
    while (container !== "" && taken.has(container)) container = parentOf(container);
    return { entity, container, inRepeat: false };
  }

  private pathOf({ container }: Placed): string {
    return this.places.absolute(container === "" ? "meta/entity" : `${container}/meta/entity`);
  }

  /** Expressions are read from the entity's own elements. */
  private askerOf({ container, inRepeat }: Placed): FormNode | null {
    if (container === "") return null;
    const node = this.places.node(container);
    const repeats = inRepeat ? [...node.repeats, node] : node.repeats;
    return { ...node, path: `${container}/meta/entity/label`, repeats };
  }
}

function creates({ createIf, updateIf, id }: Entity): boolean {
  return createIf !== undefined || (updateIf === undefined && id === undefined);
}

function listOf({ saveTo }: Question): string | undefined {
  return saveTo?.includes("#") ? saveTo.split("#")[0] : undefined;
}

function parentOf(path: string): string {
  return path.split("/").slice(0, -1).join("/");
}

/** The path of the innermost group that all of them stand in; "" for the form itself. */
function commonGroup(nodes: readonly Node[], children: readonly Node[]): string {
  const around = (path: string): boolean => nodes.every((node) => node.path.startsWith(`${path}/`));
  const inner = children.find((child) => child.kind === "group" && around(child.path));
  if (inner?.kind !== "group") return "";
  return commonGroup(nodes, inner.children) || inner.path;
}
