import type { Definition, Node, Question } from "../../definition/definition.ts";

/**
 * A definition whose groups of appearance `table-list` are written out, since phones don't know it: the group becomes a
 * `field-list` that begins with its label as a note and with a row of the choices' labels; its selects show none.
 */
export function withTableLists(definition: Definition): Definition {
  return { ...definition, children: definition.children.map(written) };
}

function written(node: Node): Node {
  if (node.kind === "question") return node;
  const children = node.children.map(written);
  if (!node.appearance.includes("table-list")) return { ...node, children };
  const first = children.find((child): child is Question => child.kind === "question" && isSelect(child));
  const heads = first ? [...labelOf(node, first), headOf(first)] : [];
  const rows = children.map((child) => (isSelect(child) ? { ...child, appearance: ["list-nolabel"] } : child));
  return {
    ...node,
    label: heads.length > 1 ? {} : node.label,
    appearance: node.appearance.map((word) => (word === "table-list" ? "field-list" : word)),
    children: [...heads, ...rows],
  };
}

function isSelect(node: Node): boolean {
  return node.kind === "question" && (node.type === "select_one" || node.type === "select_multiple");
}

function labelOf({ path, label, hint, row }: Exclude<Node, Question>, like: Question): Question[] {
  if (Object.keys(label).length === 0) return [];
  const name = `generated_table_list_label_${row}`;
  return [{ ...plain(like, "note", name, `${path}/${name}`), label, hint }];
}

function headOf(select: Question): Question {
  const name = `reserved_name_for_field_list_labels_${select.row}`;
  const path = [...select.path.split("/").slice(0, -1), name].join("/");
  const head = { ...plain(select, select.type, name, path), label: { "": " " }, appearance: ["label"] };
  return select.list === undefined ? head : { ...head, list: select.list };
}

function plain({ row }: Question, type: Question["type"], name: string, path: string): Question {
  const texts = { label: {}, hint: {}, guidance: {}, constraintMessage: {}, requiredMessage: {} };
  return { kind: "question", type, name, path, ...texts, appearance: [], parameters: {}, row, extra: {} };
}
