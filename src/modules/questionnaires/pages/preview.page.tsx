import { formats } from "../../../platform/i18n/format.ts";
import { PageTitle, Section as PageSection } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { compileForm, type Definition, type Node, openSession, resolveText } from "../../../xlsform/index.ts";
import type { FieldContext } from "../question/field-context.ts";
import { LongChoices } from "../question/long-choices.tsx";
import { SectionFields, SectionGuidance } from "../question/section-fields.tsx";
import { sectionsOf } from "../question/sections.ts";
import { questionnaireWords } from "../questionnaires.messages.ts";
import { previewPath, questionnairePath, questionnairesPath } from "../questionnaires.paths.ts";
import type { QuestionnaireVersion } from "../questionnaires.queries.ts";

/** Every section of a version as the respondent will see it; what is shown on a condition is shown with it. */
export function PreviewPage({ view, version }: { view: PageView; version: QuestionnaireVersion }) {
  const { lang } = view;
  const t = questionnaireWords[lang];
  const f = formats(lang);
  const { questionnaireId, number } = version;
  const title = resolveText(version.title, lang) || version.definition.formId;
  const sections = sectionsOf(version.definition);
  const session = openSession(compileForm(withOneEntryEach(version.definition)), { language: lang });
  const context: FieldContext = { session, lang, errors: new Map(), all: true, LongChoices };
  const other = lang === "bn" ? "en" : "bn";
  const crumbs = [
    { label: t.title, href: questionnairesPath(lang) },
    { label: title, href: questionnairePath(lang, questionnaireId, number) },
    { label: t.previewTitle },
  ];
  return (
    <Page view={view} title={`${t.previewTitle}: ${title}`} crumbs={crumbs}>
      <PageTitle title={title} kick={t.previewTitle} lead={t.previewLead} />
      <p>
        <a lang={other} hrefLang={other} href={previewPath(other, questionnaireId, number)}>
          {t.otherLanguage}
        </a>
      </p>
      {sections.map((section) => (
        <PageSection
          id={`section-${section.number}`}
          title={resolveText(section.title, lang)}
          lead={t.section(f.integer(section.number), f.integer(sections.length))}
        >
          <div class="split q">
            <SectionGuidance section={section} context={context} />
            <fieldset class="form" disabled>
              <SectionFields section={section} context={context} />
            </fieldset>
          </div>
        </PageSection>
      ))}
    </Page>
  );
}

/** The definition with one entry in every counted repeat: before anything is answered, most counts are nothing. */
function withOneEntryEach(definition: Definition): Definition {
  const counted = (node: Node): Node => {
    if (node.kind === "question") return node;
    const children = node.children.map(counted);
    return node.kind === "repeat" && node.count !== undefined
      ? { ...node, count: "1", children }
      : { ...node, children };
  };
  return { ...definition, children: definition.children.map(counted) };
}
