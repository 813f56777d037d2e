import type { Lang } from "../../../../platform/i18n/lang.ts";
import { Form } from "../../../../platform/ui/forms/form.tsx";
import { answeringWords } from "../../answering.messages.ts";
import { answersPath, submitPath } from "../../rounds.paths.ts";
import type { Shown } from "../../services/answering-page.ts";

interface SubmitProps {
  lang: Lang;
  answering: Shown;
  ready: boolean;
  acknowledged: boolean;
}

/** The end of answering: what submitting means, and the button. */
export function Submit({ lang, answering, ready, acknowledged }: SubmitProps) {
  const words = answeringWords[lang];
  const { id } = answering.found.response;
  return (
    <section class="mt-8">
      <h2>{words.submitTitle}</h2>
      {ready ? (
        <Form action={submitPath(lang, id)}>
          <div class={acknowledged ? "" : "err"}>
            {!acknowledged && <p class="msg">{words.acknowledgeMissing}</p>}
            <label class="opt">
              <input
                type="checkbox"
                id="acknowledge"
                name="acknowledge"
                value="yes"
                aria-invalid={!acknowledged || undefined}
              />
              <span>{words.acknowledge}</span>
            </label>
          </div>
          <p class="mut">{words.afterSubmit}</p>
          <div class="acts mt-4">
            <button class="btn btn-primary btn-block">{words.submit}</button>
            <a class="btn btn-link" href={answersPath(lang, id)}>
              {words.backToList}
            </a>
          </div>
        </Form>
      ) : (
        <>
          <p>{words.mendFirst}</p>
          <p class="acts mt-4">
            <a class="btn" href={answersPath(lang, id)}>
              {words.backToList}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
