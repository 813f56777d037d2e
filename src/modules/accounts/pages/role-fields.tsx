import { sortByName } from "../../../platform/i18n/collate.ts";
import { SelectField } from "../../../platform/ui/forms/inputs.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { rolesToGive } from "../accounts.policy.ts";
import { peopleMessages } from "../people.messages.ts";
import { roleNamed } from "../roles.messages.ts";
import type { PlaceChoices } from "../services/show-people.ts";
import type { Faults } from "./faults.ts";

export interface RoleFieldsProps {
  places: PlaceChoices;
  /** What was typed, by field. */
  typed: Record<string, string>;
  faults: Faults;
}

/** A role and where it is held. Both places are always shown: the page works without scripts. */
export function RoleFields({ places, typed, faults }: RoleFieldsProps) {
  const { lang } = useFrame();
  const t = peopleMessages[lang];
  const options = (list: PlaceChoices["regions"]) =>
    sortByName(
      list.map(({ code, nameBn, nameEn }) => ({ value: code, label: lang === "bn" ? nameBn : nameEn })),
      ({ label }) => label,
      lang,
    );
  return (
    <>
      <SelectField
        name="role"
        label={t.role}
        hint={t.focalNote}
        options={rolesToGive.map((role) => ({ value: role, label: roleNamed[lang][role] }))}
        value={typed.role}
        error={faults.at("role")}
      />
      <SelectField
        name="region"
        label={t.region}
        hint={t.regionHint}
        options={options(places.regions)}
        value={typed.region}
        error={faults.at("region")}
        optional
      />
      <SelectField
        name="municipality"
        label={t.municipality}
        hint={t.municipalityHint}
        options={options(places.municipalities)}
        value={typed.municipality}
        error={faults.at("municipality")}
        optional
      />
    </>
  );
}
