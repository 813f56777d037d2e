import type { Lang } from "../../../platform/i18n/lang.ts";
import { TextArea } from "../../../platform/ui/forms/inputs.tsx";
import { Button, Buttons, Card } from "../../../platform/ui/layout.tsx";
import { reviewWords } from "../review.messages.ts";
import type { Said } from "../review.view.ts";
import { approvePath, reviewPath, signPath } from "../rounds.paths.ts";
import { nameIn } from "../rounds.view.ts";
import type { ResponseShown } from "../services/show-response.ts";

interface Props {
  lang: Lang;
  shown: ResponseShown;
  said: Said;
  /** Whose turn it is: the mayor's, who signs, or the reviewer's, who approves. */
  kind: "sign" | "review";
}

/** The end of a review: sign or approve, or give back with a word on the whole besides those on single questions. */
export function Decision({ lang, shown, said, kind }: Props) {
  const t = reviewWords[lang];
  const { round, municipality, next, previous } = shown;
  const signing = kind === "sign";
  const yes = signing ? signPath : approvePath;
  const error = said.errors.find(({ path }) => path === "comment")?.message[lang];
  return (
    <div class="sec">
      <Card id="decision" title={t.decision}>
        <p>{signing ? t.signLead : round.public ? t.decisionLead : t.decisionLeadPrivate}</p>
        {!shown.mayReturn && <p class="mut">{t.closedNoReturn}</p>}
        <div class="max-w-2xl">
          <TextArea
            name="comment"
            label={t.general}
            hint={t.generalHint}
            value={said.comment}
            optional
            {...(error && { error })}
          />
        </div>
        <Buttons class="mt-4">
          <Button look="primary" icon="check" accesskey="a" formaction={yes(lang, round.id, municipality.code)}>
            {signing ? t.sign : t.approve}
          </Button>
          {shown.mayReturn && (
            <Button icon="undo-2" accesskey="r">
              {t.giveBack}
            </Button>
          )}
        </Buttons>
        {!signing && (
          <p class="row sp mt-4">
            {previous && (
              <a class="a" href={reviewPath(lang, round.id, previous.code)} accesskey="p">
                {t.previous(nameIn(lang, previous))}
              </a>
            )}
            {next && (
              <a class="a" href={reviewPath(lang, round.id, next.code)} accesskey="n">
                {t.next(nameIn(lang, next))}
              </a>
            )}
          </p>
        )}
        {!signing && <p class="mut sm mt-2 hide-s">{t.keys}</p>}
      </Card>
    </div>
  );
}
