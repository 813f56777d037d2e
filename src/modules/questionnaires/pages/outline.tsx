import type { ComponentChildren } from "preact";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { type Definition, type Node, type Question, resolveText, type Text } from "../../../xlsform/index.ts";
import { type Section, sectionsOf } from "../question/sections.ts";
import { questionnaireWords } from "../questionnaires.messages.ts";

/** A questionnaire to be read through: its sections, and of each question its kind and rules as the author wrote them. */
export function Outline({ definition }: { definition: Definition }) {
  return (
    <>
      {sectionsOf(definition).map((section) => (
        <SectionOutline definition={definition} section={section} />
      ))}
    </>
  );
}

function SectionOutline({ definition, section }: { definition: Definition; section: Section }) {
  const { lang, f } = useFrame();
  const t = questionnaireWords[lang];
  const [first] = section.nodes;
  const own = first && first.kind !== "question" ? first : null;
  return (
    <details class="more">
      <summary>
        {f.integer(section.number)}. {resolveText(section.title, lang)} ({t.questions(f.integer(section.questions))})
      </summary>
      {own && <Rules node={own} definition={definition} />}
      <NodeList nodes={own ? own.children : section.nodes} definition={definition} />
    </details>
  );
}

function NodeList({ nodes, definition }: { nodes: readonly Node[]; definition: Definition }) {
  const { lang } = useFrame();
  const t = questionnaireWords[lang];
  const text = (words: Text) => resolveText(words, lang);
  return (
    <ul class="list tight">
      {nodes.map((node) => (
        <li>
          <b>{text(node.label) || node.name}</b>{" "}
          <span class="mut sm">
            {t.types[node.kind === "question" ? node.type : node.kind]}, <code>{node.name}</code>
          </span>
          {text(node.hint) && <p class="hint">{text(node.hint)}</p>}
          <Rules node={node} definition={definition} />
          {node.kind !== "question" && <NodeList nodes={node.children} definition={definition} />}
        </li>
      ))}
    </ul>
  );
}

/** What decides whether a node is shown, what it takes and how it is worked out. */
function Rules({ node, definition }: { node: Node; definition: Definition }) {
  const { lang } = useFrame();
  const t = questionnaireWords[lang];
  const question = node.kind === "question" ? node : null;
  const list = question?.list ? (definition.choiceLists[question.list] ?? []) : [];
  const required = requiredWords(question);
  return (
    <>
      {required && <Rule label={t.required}>{required !== "true()" && <code>{required}</code>}</Rule>}
      <Expression label={t.only} source={node.relevant} />
      <Expression label={t.rule} source={question?.constraint} />
      <Expression label={t.worked} source={question?.calculation} />
      <Expression label={t.count} source={node.kind === "repeat" ? node.count : undefined} />
      {list.length > 0 && (
        <Rule label={t.choices}>{list.map(({ name, label }) => resolveText(label, lang) || name).join(", ")}</Rule>
      )}
    </>
  );
}

function requiredWords(question: Question | null): string | undefined {
  return question?.required === "false()" ? undefined : question?.required;
}

function Expression({ label, source }: { label: string; source: string | undefined }) {
  return source ? (
    <Rule label={label}>
      <code>{source}</code>
    </Rule>
  ) : null;
}

function Rule({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <p class="sm">
      <span class="mut">
        {label}
        {children ? ":" : ""}
      </span>{" "}
      {children}
    </p>
  );
}
