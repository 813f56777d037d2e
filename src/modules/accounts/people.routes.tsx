import type { Act } from "../../platform/auth/act.ts";
import type { InputError } from "../../platform/errors/problem.ts";
import { type Answer, html, seeOther } from "../../platform/http/answer.ts";
import { readInput } from "../../platform/http/input.ts";
import { page } from "../../platform/http/route.ts";
import { type PageView, renderPage } from "../../platform/ui/page.tsx";
import { Done, GiveRole, HoldingParams, NewPerson, PeopleQuery, PersonParams } from "./accounts.input.ts";
import { personPath } from "./accounts.paths.ts";
import { orFaults } from "./form-faults.ts";
import { NewPersonPage } from "./pages/new-person.page.tsx";
import { PeoplePage } from "./pages/people.page.tsx";
import { PersonPage } from "./pages/person.page.tsx";
import { giveMoreRole, invitePerson, sendLink } from "./services/invite.ts";
import { disablePerson, enablePerson } from "./services/people.ts";
import { chosenScope } from "./services/places.ts";
import { endRole } from "./services/roles.ts";
import { placeChoices, showPeople, showPerson } from "./services/show-people.ts";

const permission = "association:account:manage";

/** People, their roles and accounts, for administrators. */
export const peoplePages = [
  page({
    method: "GET",
    url: "/people",
    permission,
    query: PeopleQuery,
    async handle(act, { query }, view) {
      const { people, total } = await showPeople(act, query, query.page);
      return html(renderPage(<PeoplePage view={view} {...{ people, total, query }} />));
    },
  }),
  page({
    method: "GET",
    url: "/people/new",
    permission,
    handle: (act, _input, view) => newPersonPage(act, view, {}, []),
  }),
  page({
    method: "POST",
    url: "/people/new",
    permission,
    async handle(act, { form }, view) {
      const read = readInput(NewPerson, form.values());
      if (!read.ok) return newPersonPage(act, view, form.values(), read.errors);
      const scope = await chosenScope(act.db, read.value);
      if (!scope.ok) return newPersonPage(act, view, form.values(), scope.errors);
      const role = { role: read.value.role, scopeCode: scope.scopeCode };
      const invited = await orFaults(() => invitePerson(act, read.value, role));
      if (!invited.ok) return newPersonPage(act, view, form.values(), invited.errors);
      return seeOther(personPath(act.lang, invited.value.id, "added"));
    },
  }),
  page({
    method: "GET",
    url: "/people/:id",
    permission,
    params: PersonParams,
    query: Done,
    handle: (act, { params, query }, view) => personPage(act, view, params.id, { done: query.done }),
  }),
  page({
    method: "POST",
    url: "/people/:id/roles",
    permission,
    params: PersonParams,
    async handle(act, { params: { id }, form }, view) {
      const read = readInput(GiveRole, form.values());
      const scope = read.ok ? await chosenScope(act.db, read.value) : read;
      if (!read.ok || !scope.ok) {
        const errors = scope.ok ? [] : scope.errors;
        return personPage(act, view, id, { typed: form.values(), errors });
      }
      await giveMoreRole(act, id, { role: read.value.role, scopeCode: scope.scopeCode });
      return seeOther(personPath(act.lang, id, "given"));
    },
  }),
  page({
    method: "POST",
    url: "/people/:id/roles/:holding/end",
    permission,
    params: HoldingParams,
    async handle(act, { params: { id, holding } }) {
      await endRole(act, id, holding);
      return seeOther(personPath(act.lang, id, "ended"));
    },
  }),
  ...(
    [
      ["disable", disablePerson, "disabled"],
      ["enable", enablePerson, "enabled"],
      ["link", sendLink, "sent"],
    ] as const
  ).map(([verb, change, done]) =>
    page({
      method: "POST",
      url: `/people/:id/${verb}`,
      permission,
      params: PersonParams,
      async handle(act, { params: { id } }) {
        await change(act, id);
        return seeOther(personPath(act.lang, id, done));
      },
    }),
  ),
];

async function newPersonPage(
  act: Act,
  view: PageView,
  typed: Record<string, string>,
  errors: InputError[],
): Promise<Answer> {
  const places = await placeChoices(act);
  return html(renderPage(<NewPersonPage view={view} {...{ places, typed, errors }} />), errors.length > 0 ? 422 : 200);
}

async function personPage(
  act: Act,
  view: PageView,
  id: string,
  said: { done?: string; typed?: Record<string, string>; errors?: InputError[] },
): Promise<Answer> {
  const { person, openLink } = await showPerson(act, id);
  const places = await placeChoices(act);
  const { done = "", typed = {}, errors = [] } = said;
  const facts = { person, openLink, places, typed, errors, done, kept: !act.installation.sendsMail };
  const oneself = act.actor.personId === id;
  return html(renderPage(<PersonPage view={view} {...facts} oneself={oneself} />), errors.length > 0 ? 422 : 200);
}
