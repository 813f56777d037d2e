import { sortByName } from "../../../platform/i18n/collate.ts";
import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { Filters, FilterSelect, FilterText } from "../../../platform/ui/filters.tsx";
import { Form } from "../../../platform/ui/forms/form.tsx";
import { Button, Buttons, Empty } from "../../../platform/ui/layout.tsx";
import { DataTable, Pager } from "../../../platform/ui/table.tsx";
import { approveManyWords } from "../review/approve-many.messages.ts";
import { approveManyPath } from "../review/approve-many.paths.ts";
import { listedStates } from "../rounds.input.ts";
import { roundsWords } from "../rounds.messages.ts";
import { responsesPath, reviewPath } from "../rounds.paths.ts";
import type { PlaceView, ResponseView } from "../rounds.view.ts";
import { linesAPage, type RoundShown } from "../services/show-rounds.ts";
import { LateBadge, StateBadge } from "./state-badge.tsx";

interface Props {
  lang: Lang;
  shown: RoundShown;
}

/** A round's responses one by one, narrowed in the address. */
export function ResponseList(props: Props) {
  const { lang, shown } = props;
  const { total, listed } = shown;
  const t = roundsWords[lang];
  return (
    <section class="sec" aria-labelledby="responses">
      <h2 id="responses">{titleOf(props)}</h2>
      <ListFilters {...props} />
      {listed.length === 0 ? (
        <Empty icon="search" title={t.nobody}>
          {t.nobodyLead}
        </Empty>
      ) : listed.some(({ reviewable }) => reviewable) ? (
        <Form action={approveManyPath(lang, shown.round.id)} class="!max-w-none">
          <ResponseTable {...props} />
          <Buttons class="mt-4">
            <Button icon="check">{approveManyWords[lang].approveChosen}</Button>
          </Buttons>
        </Form>
      ) : (
        <ResponseTable {...props} />
      )}
      {total > 0 && <ListPager {...props} />}
    </section>
  );
}

function titleOf({ lang, shown: { total, choice } }: Props): string {
  const t = roundsWords[lang];
  const n = formats(lang).integer(total);
  if (choice.state === "out") return t.listOut(n);
  return choice.state ? t.listState(t.states[choice.state], n) : t.list(n);
}

function ListFilters({ lang, shown }: Props) {
  const t = roundsWords[lang];
  const { choice, regions, districts, round } = shown;
  const options = (places: readonly PlaceView[]) =>
    sortByName(places, ({ name }) => name, lang).map(({ code, name }) => ({ value: code, label: name }));
  const states = listedStates.map((value) => ({ value, label: value === "out" ? t.notIn : t.states[value] }));
  const narrowed = Object.values(choice).some(Boolean);
  const all = responsesPath(lang, round.id);
  return (
    <Filters action={all} clear={narrowed ? all : undefined}>
      {regions.length > 1 && (
        <FilterSelect
          name="region"
          label={t.region}
          value={choice.region}
          options={options(regions)}
          all={t.allRegions}
        />
      )}
      <FilterSelect
        name="district"
        label={t.district}
        value={choice.district}
        options={options(districts)}
        all={t.allDistricts}
      />
      <FilterSelect name="state" label={t.state} value={choice.state} options={states} all={t.allStates} />
      <FilterText name="search" label={t.search} value={choice.search} />
    </Filters>
  );
}

function ResponseTable({ lang, shown: { listed, round } }: Props) {
  const t = roundsWords[lang];
  const f = formats(lang);
  const changed = ({ savedAt, submittedAt }: ResponseView) => {
    const last = savedAt && submittedAt && savedAt < submittedAt ? submittedAt : (savedAt ?? submittedAt);
    return last ? f.dateTime(last) : <span class="mut">{t.never}</span>;
  };
  return (
    <DataTable
      caption={t.listCaption}
      rows={listed}
      folded={(row) => (
        <>
          {row.district}, {changed(row)}
        </>
      )}
      columns={[
        {
          head: t.municipality,
          cell: ({ code, name, readable, reviewable }) => (
            <span class="flex items-start gap-2">
              {reviewable && (
                <input
                  type="checkbox"
                  class="cb flex-none"
                  name="code"
                  value={code}
                  aria-label={`${approveManyWords[lang].choose}: ${name}`}
                />
              )}
              {readable ? (
                <a class="a" href={reviewPath(lang, round.id, code)}>
                  {name}
                </a>
              ) : (
                name
              )}
            </span>
          ),
        },
        { head: t.district, minor: true, cell: ({ district }) => district },
        { head: t.region, minor: true, cell: ({ region }) => region },
        {
          head: t.state,
          cell: ({ state, late }) => (
            <span class="flex flex-wrap gap-1">
              <StateBadge state={state} />
              {late && <LateBadge />}
            </span>
          ),
        },
        { head: t.updated, minor: true, cell: changed },
      ]}
    />
  );
}

function ListPager({ lang, shown: { listed, total, page, choice, round } }: Props) {
  const before = (page - 1) * linesAPage;
  const to = (number: number) => responsesPath(lang, round.id, { ...choice, ...(number > 1 && { page: number }) });
  return (
    <Pager
      from={listed.length > 0 ? before + 1 : 0}
      to={before + listed.length}
      total={total}
      previous={page > 1 ? to(Math.min(page - 1, Math.ceil(total / linesAPage))) : undefined}
      next={before + listed.length < total && listed.length > 0 ? to(page + 1) : undefined}
    />
  );
}
