import type { ComponentChildren } from "preact";
import { fieldId, FieldMessage } from "../../../platform/ui/forms/form.tsx";
import { Guidance } from "../../../platform/ui/layout.tsx";
import { Icon } from "../../../platform/ui/icons/icon.tsx";
import { uiMessages } from "../../../platform/ui/ui.messages.ts";
import type { Group, NodeState, Question, Repeat } from "../../../xlsform/engine.ts";
import { PasteField } from "../paste/paste-field.tsx";
import { type FieldContext, textAt } from "./field-context.ts";
import { QuestionField } from "./question-field.tsx";
import { questionWords } from "./question.messages.ts";
import { actionField } from "./read-answers.ts";
import { numberText } from "./number-text.ts";
import { hasText, sectionNodes, type Section } from "./sections.ts";

/**
 * A section's questions as fields of a form. The group that makes the section has its title on the page, so its questions
 * stand here without a heading of their own.
 * @param enter what Enter in a field does: value of the `action` field; without it the first roster button would be pressed
 * @param head what stands before the questions
 */
export function SectionFields({
  section,
  context,
  enter,
  head,
}: {
  section: Section;
  context: FieldContext;
  enter?: string;
  head?: ComponentChildren;
}) {
  const { session } = context;
  const states = sectionNodes(session, section);
  const [only] = states;
  const inner = states.length === 1 && only?.kind === "group" ? session.children(only.path) : states;
  return (
    <>
      {enter !== undefined && (
        <button class="sr-only" type="submit" name={actionField} value={enter} tabIndex={-1} aria-hidden="true">
          {questionWords[context.lang].save}
        </button>
      )}
      {head}
      {inner.map((state) => (
        <NodeFields state={state} context={context} level={2} />
      ))}
    </>
  );
}

interface NodeProps {
  state: NodeState;
  context: FieldContext;
  /** Of the heading that a group or repeat would have here. */
  level: 2 | 3 | 4;
}

function NodeFields(props: NodeProps) {
  const { live } = props.context;
  return live ? <live.Node state={props.state} draw={() => drawNode(props)} /> : drawNode(props);
}

function drawNode({ state, context, level }: NodeProps) {
  if (!state.relevant && !context.all) return null;
  const fields = <RelevantFields state={state} context={context} level={level} />;
  const { relevant } = state.definition;
  if (!context.all || !relevant) return fields;
  return (
    <div class="reveal">
      <p class="hint">
        {questionWords[context.lang].shownWhen} <code>{relevant}</code>
      </p>
      {fields}
    </div>
  );
}

function RelevantFields({ state, context, level }: NodeProps) {
  if (state.kind === "question") return <QuestionField state={state} context={context} />;
  if (state.kind === "repeat") return <Roster state={state} context={context} level={level} />;
  return <GroupFields state={state} context={context} level={level} />;
}

const deeper = (level: 2 | 3 | 4) => (level === 2 ? 3 : 4);

function GroupFields({ state, context, level }: NodeProps) {
  const group = state.definition as Group;
  const hint = textAt(context, group.hint, state.path);
  const children = context.session
    .children(state.path)
    .map((child) => <NodeFields state={child} context={context} level={deeper(level)} />);
  if (!hasText(group.label)) return <>{children}</>;
  const Heading = `h${level}` as const;
  return (
    <fieldset class="field" id={fieldId(state.path)}>
      <legend>
        <Heading>{textAt(context, group.label, state.path)}</Heading>
      </legend>
      {hint && <p class="hint">{hint}</p>}
      {children}
    </fieldset>
  );
}

/** A repeat: a card for each instance; where people decide how many there are, buttons that post the whole page. */
function Roster({ state, context, level }: NodeProps) {
  const { session, lang } = context;
  const repeat = state.definition as Repeat;
  const words = questionWords[lang];
  const id = fieldId(state.path);
  const name = textAt(context, repeat.label, state.path);
  const hint = textAt(context, repeat.hint, state.path);
  const error = context.errors.get(state.path);
  const instances = session.children(state.path);
  const Heading = `h${level}` as const;
  return (
    <section class="field roster" id={id} aria-labelledby={`${id}-t`}>
      <Heading id={`${id}-t`} class="label">
        {name || words.entry}
      </Heading>
      {hint && <p class="hint">{hint}</p>}
      {error && <FieldMessage id={`${id}-e`} message={error} />}
      {instances.length === 0 ? (
        <p class="mut">{state.counted ? words.countedNone : words.noEntries}</p>
      ) : (
        <ul>
          {instances.map((instance, index) => (
            <Instance
              state={instance}
              context={context}
              level={deeper(level)}
              title={`${name || words.entry} ${numberText(index + 1, lang)}`}
              removable={!state.counted}
            />
          ))}
        </ul>
      )}
      {!state.counted && (
        <button class="btn mt-3" type="submit" name={actionField} value={`add:${state.path}`}>
          <Icon name="plus" />
          {words.add(name || words.entry)}
        </button>
      )}
      {context.pasted && <PasteField state={state} context={context} pasted={context.pasted(state.path)} />}
    </section>
  );
}

function Instance({ state, context, level, title, removable }: NodeProps & { title: string; removable: boolean }) {
  const Heading = `h${level}` as const;
  return (
    <li id={fieldId(state.path)}>
      <div class="row sp">
        <Heading>{title}</Heading>
        {removable && (
          <span class="acts">
            <button class="btn btn-link !min-h-0 !p-0" type="submit" name={actionField} value={`remove:${state.path}`}>
              {uiMessages[context.lang].remove}
              <span class="sr-only"> {title}</span>
            </button>
          </span>
        )}
      </div>
      {context.session.children(state.path).map((child) => (
        <NodeFields state={child} context={context} level={deeper(level)} />
      ))}
    </li>
  );
}

/** The guidance of a section's questions and what the author says about the whole, to stand beside the form. */
export function SectionGuidance({ section, context }: { section: Section; context: FieldContext }) {
  const hint = textAt(context, section.hint, section.slug);
  const items = guidanceOf(section, context);
  if (hint === "" && items.length === 0) return null;
  return (
    <Guidance title={questionWords[context.lang].guidance}>
      {hint && <p>{hint}</p>}
      {items.length > 0 && (
        <ul>
          {items.map(({ label, guidance }) => (
            <li>
              <b>{label}</b>: {guidance}
            </li>
          ))}
        </ul>
      )}
    </Guidance>
  );
}

/** The guidance of every question that a section shows; that of a roster's questions once. */
export function guidanceOf(section: Section, context: FieldContext): { label: string; guidance: string }[] {
  const seen = new Set<string>();
  const below = (state: NodeState): { label: string; guidance: string }[] => {
    if (!state.relevant && !context.all) return [];
    if (state.kind !== "question") return context.session.children(state.path).flatMap(below);
    const question = state.definition as Question;
    if (!hasText(question.guidance) || seen.has(question.path)) return [];
    seen.add(question.path);
    return [
      { label: textAt(context, question.label, state.path), guidance: textAt(context, question.guidance, state.path) },
    ];
  };
  return sectionNodes(context.session, section).flatMap(below);
}
