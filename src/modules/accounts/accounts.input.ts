import { z } from "zod";
import { roleNames } from "../../platform/auth/permissions.ts";
import { shortestPassword } from "../../platform/config/config.ts";
import { says } from "../../platform/http/input.ts";

/** What must be written, named as its label names it: the summary of a page's faults shows these words alone. */
const missing = {
  name: says({ bn: "নাম লিখুন", en: "Write the name" }),
  designation: says({ bn: "পদবি লিখুন", en: "Write the designation" }),
  email: says({ bn: "ই-মেইল লিখুন", en: "Write the e-mail" }),
  phone: says({ bn: "মোবাইল নম্বর লিখুন", en: "Write the mobile number" }),
  password: says({ bn: "পাসওয়ার্ড লিখুন", en: "Write the password" }),
  code: says({ bn: "কোডটি লিখুন", en: "Write the code" }),
  old: says({ bn: "এখনকার পাসওয়ার্ড লিখুন", en: "Write the present password" }),
};

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { error: `at most ${most} characters` })
    .default("");

const needed = (most: number, what: keyof typeof missing) => text(most).refine((value) => value !== "", missing[what]);

const Email = needed(200, "email")
  .transform((value) => value.toLowerCase())
  .refine(
    (value) => value === "" || z.email().safeParse(value).success,
    says({
      bn: "ই-মেইল ঠিকানাটি ঠিক নয়; যেমন: rahima@example.org",
      en: "This is no e-mail address; an example: rahima@example.org",
    }),
  );

const Phone = text(40).refine(
  (value) => value === "" || /^[+০-৯\d][০-৯\d\s-]{5,}$/.test(value),
  says({ bn: "মোবাইল নম্বরটি ঠিক নয়; যেমন: ০১৭১২ ৩৪৫৬৭৮", en: "This is no phone number; an example: 01712 345678" }),
);

const NewPassword = z
  .string()
  .max(200)
  .default("")
  .refine(
    (value) => [...value].length >= shortestPassword,
    says({ bn: `অন্তত ${shortestPassword}টি অক্ষর দিন`, en: `Give at least ${shortestPassword} characters` }),
  );

const twice = { password: NewPassword, again: z.string().max(200).default("") };

const same = says({ bn: "দুইবার একই পাসওয়ার্ড লিখুন", en: "Write the same password twice" });
const samePassword = (value: { password: string; again: string }) => value.password === value.again;

const Language = z.enum(["bn", "en"]);

/** Who signs in; the words of a refusal don't say which of the two is wrong. */
export const SignIn = z.object({
  email: needed(200, "email").transform((value) => value.toLowerCase()),
  password: z
    .string()
    .max(1000)
    .default("")
    .refine((value) => value !== "", missing.password),
});

/** A code of the app, or one on paper. */
export const Code = z.object({ code: needed(100, "code") });

/** Where to go on after signing in. */
export const SignInQuery = z.object({ next: z.string().max(2000).default("") });

/** The same for programs; both must be given, and the code where the account wants one. */
export const SignInBody = z.object({
  email: z.string().max(200),
  password: z.string().max(1000),
  code: z.string().max(100).optional().describe("of the app, or a recovery code; where sign-in takes two steps"),
});

/** A one-time link's secret. */
export const TokenParams = z.object({ token: z.string().min(20).max(100) });

export const SetUp = z
  .object({ name: needed(120, "name"), email: Email, ...twice })
  .refine(samePassword, { ...same, path: ["again"] });

export const AcceptInvitation = z
  .object({ name: needed(120, "name"), lang: Language, ...twice })
  .refine(samePassword, { ...same, path: ["again"] });

export const ChangePassword = z
  .object({
    old: z
      .string()
      .max(1000)
      .default("")
      .refine((value) => value !== "", missing.old),
    ...twice,
  })
  .refine(samePassword, { ...same, path: ["again"] });

export const ChooseLanguage = z.object({ lang: Language });

export const Nomination = z.object({
  name: needed(120, "name"),
  designation: needed(120, "designation"),
  email: Email,
  phone: Phone.refine((value) => value !== "", missing.phone),
});
export type Nomination = z.output<typeof Nomination>;

const Role = z.enum(roleNames, { error: "role" });
const place = { region: text(40), municipality: text(40) };

/** A role and where it is held; which of the two places counts depends on the role. */
export const GiveRole = z.object({ role: Role, ...place });
export type GiveRole = z.output<typeof GiveRole>;

export const NewPerson = z.object({
  name: needed(120, "name"),
  email: Email,
  phone: Phone,
  designation: text(120),
  lang: Language.default("bn"),
  role: Role,
  ...place,
});
export type NewPerson = z.output<typeof NewPerson>;

const Page = z.coerce.number().int().min(1).max(100_000).catch(1);

export const PeopleQuery = z.object({
  q: z.string().trim().max(200).default(""),
  role: z.enum(roleNames).nullable().catch(null).default(null),
  page: Page.default(1),
});

/** What was just done, told once on the page that follows. */
export const Done = z.object({ done: z.string().max(20).catch("").default("") });

export const MailParams = z.object({ id: z.uuid() });
export const PersonParams = z.object({ id: z.uuid() });
export const HoldingParams = z.object({ id: z.uuid(), holding: z.uuid() });
export const MunicipalityParams = z.object({ code: z.string().min(1).max(20) });
export const LetterParams = z.object({ code: z.string().min(1).max(20), id: z.uuid() });

export const FocalPersonsQuery = z.object({
  q: z.string().trim().max(200).default(""),
  /** Only municipalities that have none. */
  without: z.literal("yes").nullable().catch(null).default(null),
  page: Page.default(1),
});
export type FocalPersonsQuery = z.output<typeof FocalPersonsQuery>;

export const MailQuery = z.object({
  state: z.enum(["kept", "queued", "sent", "failed"]).nullable().catch(null).default(null),
  page: Page.default(1),
});

export type PeopleQuery = z.output<typeof PeopleQuery>;
export type MailQuery = z.output<typeof MailQuery>;

export const AuditQuery = z.object({
  person: z.string().trim().max(200).default(""),
  action: z.string().trim().max(100).default(""),
  municipality: z.string().trim().max(20).default(""),
  from: z.iso.date().or(z.literal("")).catch("").default(""),
  until: z.iso.date().or(z.literal("")).catch("").default(""),
  page: Page.default(1),
});
export type AuditQuery = z.output<typeof AuditQuery>;
