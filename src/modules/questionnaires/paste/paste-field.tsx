import { TextArea } from "../../../platform/ui/forms/inputs.tsx";
import { isAsked, isMedia, type NodeState, type Question, type Repeat } from "../../../xlsform/engine.ts";
import { type FieldContext, textAt } from "../question/field-context.ts";
import { actionField } from "../question/read-answers.ts";
import { type Pasted, pasteField } from "./pasted.ts";
import { pasteWords } from "./paste.messages.ts";

interface Props {
  state: NodeState;
  context: FieldContext;
  pasted: Pasted | undefined;
}

/** At a roster: a place for rows that were copied from a spreadsheet, and what is wrong with those that were pasted. */
export function PasteField({ state, context, pasted }: Props) {
  const words = pasteWords[context.lang];
  const questions = (state.definition as Repeat).children.filter(
    (child): child is Question => child.kind === "question" && isAsked(child.type) && !isMedia(child.type),
  );
  // A roster whose entries are counted has no room before they are.
  if (questions.length === 0 || (state.counted && context.session.children(state.path).length === 0)) return null;
  const columns = questions.map(({ label, name }) => textAt(context, label, state.path) || name).join(", ");
  return (
    <details class="more noprint" open={pasted !== undefined}>
      <summary>{words.open}</summary>
      {pasted && (
        <ul class="list tight" role="alert">
          {pasted.faults.map((fault) => (
            <li>{fault}</li>
          ))}
        </ul>
      )}
      <TextArea
        name={pasteField(state.path)}
        label={words.field}
        hint={words.how(columns)}
        rows={5}
        {...(pasted && { value: pasted.text })}
      />
      <button class="btn mt-3" type="submit" name={actionField} value={pasteField(state.path)}>
        {words.take}
      </button>
    </details>
  );
}
