import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { Form, Hidden } from "../../../platform/ui/forms/form.tsx";
import { TextArea } from "../../../platform/ui/forms/inputs.tsx";
import { Button, Buttons, Empty, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Comment } from "../../../platform/ui/review.tsx";
import { labelOf } from "../answering.view.ts";
import { roundTitle, townName } from "../pages/answering/parts.tsx";
import { workPath } from "../rounds.paths.ts";
import { answeringWords } from "../answering.messages.ts";
import { conversationWords } from "./conversation.messages.ts";
import { conversationPath } from "./conversation.paths.ts";
import type { ConversationShown, Thread } from "./conversation.service.ts";

interface Props {
  view: PageView;
  shown: ConversationShown;
  /** What was typed, and to which comment, when it came back. */
  typed?: { to: number; text: string } | undefined;
}

/** What is said about a response's questions, the newest first, each with a place to reply. */
export function ConversationPage({ view, shown, typed }: Props) {
  const { lang } = view;
  const t = conversationWords[lang];
  const { found, threads } = shown;
  const crumbs = [
    { label: answeringWords[lang].myWork, href: workPath(lang) },
    { label: roundTitle(found, lang) },
    { label: t.title },
  ];
  return (
    <Page view={view} title={t.title} faulty={typed !== undefined} crumbs={crumbs}>
      <PageTitle title={t.title} kick={`${roundTitle(found, lang)}, ${townName(found, lang)}`} lead={t.lead} />
      {threads.length === 0 && (
        <Empty icon="message-square" title={t.none}>
          {t.noneLead}
        </Empty>
      )}
      {threads.map((thread) => (
        <ThreadCard key={thread.comment.comment.id} {...{ lang, shown, thread, typed }} />
      ))}
    </Page>
  );
}

function ThreadCard({ lang, shown, thread, typed }: Omit<Props, "view"> & { lang: Lang; thread: Thread }) {
  const t = conversationWords[lang];
  const f = formats(lang);
  const { id, path } = thread.comment.comment;
  const question = labelOf(shown.session, path, lang) || path;
  const mine = typed?.to === id ? typed : undefined;
  return (
    <section class="card mt-4" aria-labelledby={`thread-${id}`}>
      <h2 id={`thread-${id}`}>{question}</h2>
      <ul class="list tight">
        {[thread.comment, ...thread.replies].map(({ comment, by }) => (
          <Comment
            key={comment.id}
            by={by}
            at={t.on(f.dateTime(comment.at), f.ordinal(comment.revision))}
            reply={comment.repliesTo !== null}
          >
            {comment.comment}
          </Comment>
        ))}
      </ul>
      {shown.mayReply && (
        <details class="more" open={mine !== undefined}>
          <summary>
            {t.reply}
            <span class="sr-only">: {question}</span>
          </summary>
          <Form action={conversationPath(lang, shown.found.response.id)}>
            <Hidden name="to" value={String(id)} />
            <TextArea
              name={`reply-${id}`}
              label={t.replyTo(question)}
              value={mine?.text ?? ""}
              rows={3}
              {...(mine && { error: t.empty })}
            />
            <Buttons>
              <Button>{t.send}</Button>
            </Buttons>
          </Form>
        </details>
      )}
    </section>
  );
}
