import type { Lang } from "../../../platform/i18n/lang.ts";
import { CheckboxField, type Choice } from "../../../platform/ui/forms/choices.tsx";
import {
  Field,
  FieldLabel,
  FieldNotes,
  FieldPrevious,
  type FieldProps,
  wire,
} from "../../../platform/ui/forms/field.tsx";
import { Options, TextField } from "../../../platform/ui/forms/inputs.tsx";
import type { AnswerValue, QuestionType } from "../../../xlsform/engine.ts";
import { officeMoment } from "./moments.ts";
import { questionWords } from "./question.messages.ts";
import { placesIn } from "./ranking.ts";
import { numberText } from "./number-text.ts";

interface RareFieldProps extends FieldProps {
  type: QuestionType;
  lang: Lang;
  /** What stands in it. */
  text: string;
  value: AnswerValue | undefined;
  choices: RankFieldProps["choices"];
}

/** The field of a question of a type that few questionnaires ask for. */
export function RareField({ type, lang, text, value, choices, ...field }: RareFieldProps) {
  if (type === "time") return <TimeField {...field} value={text} />;
  if (type === "dateTime") return <MomentField {...field} value={text} />;
  if (type === "acknowledge") return <AcknowledgeField {...field} value={value} />;
  if (type === "rank") return <RankField {...field} lang={lang} choices={choices} value={value} />;
  return <TextField {...field} value={text} />;
}

/** A time of day. What is no time stays as it was typed, in a plain field: a clock would drop it. */
function TimeField({ value, ...field }: FieldProps & { value: string }) {
  const time = value.replace(/^(\d{2}:\d{2}(:\d{2})?).*$/, "$1");
  const isTime = value === "" || /^\d{2}:\d{2}(:\d{2})?$/.test(time);
  return (
    <Field {...field}>
      {(control) =>
        isTime ? (
          <input {...control} class="input w10" type="time" value={time} />
        ) : (
          <input {...control} class="input w10" value={value} />
        )
      }
    </Field>
  );
}

/** A day with its time, on the offices' clock. */
function MomentField({ value, ...field }: FieldProps & { value: string }) {
  const moment = officeMoment(value);
  const isMoment = value === "" || /^\d{4}-\d{2}-\d{2}T/.test(moment);
  return (
    <Field {...field}>
      {(control) =>
        isMoment ? (
          <input {...control} class="input w10" type="datetime-local" value={moment} />
        ) : (
          <input {...control} class="input w10" value={value} />
        )
      }
    </Field>
  );
}

/** One box to tick; its answer is "OK". */
function AcknowledgeField({ value, ...field }: FieldProps & { value: AnswerValue | undefined }) {
  return (
    <>
      <CheckboxField
        name={field.name}
        label={<FieldLabel {...field} />}
        hint={field.hint}
        error={field.error}
        checked={value === "OK"}
        value="OK"
      />
      <FieldPrevious {...field} />
    </>
  );
}

interface RankFieldProps extends FieldProps {
  lang: Lang;
  choices: readonly (Choice & { value: string })[];
  value: AnswerValue | undefined;
}

/** Choices to be put in order: beside each a list of the places it can have. The first carries the id that errors lead to. */
function RankField({ lang, choices, value, ...field }: RankFieldProps) {
  const { id, control } = wire(field);
  const places = placesIn(value);
  const words = questionWords[lang];
  return (
    <fieldset class={field.error ? "field err" : "field"} aria-describedby={control["aria-describedby"]}>
      <legend class="label">
        <FieldLabel {...field} />
      </legend>
      <FieldNotes {...field} />
      {choices.map((choice, index) => (
        <p class="row">
          <select
            id={index === 0 ? id : `${id}-${index + 1}`}
            name={field.name}
            class="select w5"
            aria-labelledby={`${id}-${index + 1}-l`}
            aria-invalid={control["aria-invalid"]}
          >
            <Options
              options={choices.map((_, at) => ({
                value: `${at + 1} ${choice.value}`,
                label: numberText(at + 1, lang),
              }))}
              value={`${places.get(choice.value) ?? ""} ${choice.value}`}
              blank={words.noPlace}
            />
          </select>
          <label id={`${id}-${index + 1}-l`} for={index === 0 ? id : `${id}-${index + 1}`}>
            {choice.label}
          </label>
        </p>
      ))}
      <FieldPrevious {...field} />
    </fieldset>
  );
}
