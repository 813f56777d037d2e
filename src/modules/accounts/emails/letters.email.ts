import type { Role } from "../../../platform/auth/permissions.ts";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import type { Letter } from "../../../platform/mail/mail.ts";
import { roleWithPlace } from "../roles.messages.ts";
import { type Addressee, letter } from "./letter.ts";

/** A role and where it is held; no place is the association. */
export interface RoleNamed {
  role: Role;
  place: Record<Lang, string> | null;
}

/** To someone who has been given a role and has no password yet. */
export function invitationLetter(facts: {
  person: Addressee;
  by: string;
  role: RoleNamed;
  link: string;
  expiresAt: Date;
}): Letter {
  const { person, by, link, expiresAt } = facts;
  const role = named(facts.role);
  return letter(
    person,
    { bn: `আমন্ত্রণ: ${role.bn}`, en: `Invitation: ${role.en}` },
    {
      bn: [
        `${by} আপনাকে এই দায়িত্বে মনোনীত করেছেন: ${role.bn}।`,
        `কাজ শুরু করতে নিচের লিংকটি খুলে একটি পাসওয়ার্ড বেছে নিন:\n${link}`,
        `লিংকটি একবারই ব্যবহার করা যায়, ${formatDate(expiresAt, "bn")} পর্যন্ত। মেয়াদ শেষ হলে সচিবালয়ে জানান, নতুন লিংক পাঠানো হবে।`,
        "আপনি এই আমন্ত্রণ আশা না করলে কিছু করতে হবে না।",
      ],
      en: [
        `${by} has named you: ${role.en}.`,
        `To begin, open this link and choose a password:\n${link}`,
        `The link can be used once, until ${formatDate(expiresAt, "en")}. If it has expired, tell the secretariat and a new one will be sent.`,
        "If you did not expect this invitation, you need not do anything.",
      ],
    },
  );
}

/** To someone who has been given a role and can sign in already. */
export function roleLetter(facts: { person: Addressee; by: string; role: RoleNamed; link: string }): Letter {
  const { person, by, link } = facts;
  const role = named(facts.role);
  return letter(
    person,
    { bn: `নতুন দায়িত্ব: ${role.bn}`, en: `New role: ${role.en}` },
    {
      bn: [`${by} আপনাকে এই দায়িত্বে মনোনীত করেছেন: ${role.bn}।`, `আগের ই-মেইল ও পাসওয়ার্ড দিয়েই প্রবেশ করুন:\n${link}`],
      en: [`${by} has named you: ${role.en}.`, `Sign in with the e-mail and password that you have:\n${link}`],
    },
  );
}

/** A link to choose a password: a new one, or the first one again when the invitation was lost. */
export function newPasswordLetter(facts: { person: Addressee; link: string; expiresAt: Date; first: boolean }): Letter {
  const { person, link, expiresAt, first } = facts;
  const subject = first
    ? { bn: "প্রবেশের নতুন লিংক", en: "A new link to begin" }
    : { bn: "নতুন পাসওয়ার্ড বেছে নিন", en: "Choose a new password" };
  return letter(person, subject, {
    bn: [
      `নিচের লিংকটি খুলে একটি পাসওয়ার্ড বেছে নিন:\n${link}`,
      `লিংকটি একবারই ব্যবহার করা যায়, ${formatDate(expiresAt, "bn")} পর্যন্ত। আগের কোনো লিংক আর চলবে না।`,
      ...(first ? [] : ["আপনি নতুন পাসওয়ার্ড না চাইলে সচিবালয়ে জানান; আগেরটিই চলবে।"]),
    ],
    en: [
      `Open this link and choose a password:\n${link}`,
      `The link can be used once, until ${formatDate(expiresAt, "en")}. Earlier links no longer work.`,
      ...(first ? [] : ["If you did not ask for a new password, tell the secretariat; the old one still works."]),
    ],
  });
}

function named({ role, place }: RoleNamed): Record<Lang, string> {
  return { bn: roleWithPlace("bn", role, place), en: roleWithPlace("en", role, place) };
}
