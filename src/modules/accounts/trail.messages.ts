import { type Lang, texts } from "../../platform/i18n/lang.ts";

/** Words for the audit trail and the kept mail. */
export const trailMessages = texts(
  {
    audit: "কাজের ইতিহাস",
    auditLead: "কে কখন কী বদলেছেন। কোনো লেখা বদলানো বা মোছা যায় না।",
    chain: (sealed: string, waiting: string) =>
      `${sealed} নম্বর পর্যন্ত সিল করা; সিলের অপেক্ষায় ${waiting}টি। পুরো শিকল যাচাই করতে সার্ভারে চালান: poura audit verify`,
    person: "কে করেছেন",
    personHint: "নামের অংশ",
    action: "কী কাজ",
    anyAction: "সব কাজ",
    municipality: "পৌরসভা",
    anyMunicipality: "সব পৌরসভা",
    from: "যে দিন থেকে",
    until: "যে দিন পর্যন্ত",
    show: "দেখান",
    when: "কখন",
    who: "কে",
    what: "কী",
    where: "কার বা কোথায়",
    detail: "বিস্তারিত",
    count: (n: string) => `${n}টি লেখা`,
    none: "কিছু পাওয়া যায়নি",
    noneHelp: "তারিখ বা কাজ বদলে দেখুন।",
    mail: "চিঠিপত্র",
    mailLead: "ব্যবস্থা থেকে যত চিঠি লেখা হয়েছে। মেইল সার্ভার না থাকলে চিঠি এখানে রাখা থাকে: পড়ে লিংকটি পৌঁছে দিন।",
    letters: (n: string) => `${n}টি চিঠি`,
    noMail: "এখনো কোনো চিঠি নেই",
    noMailHelp: "কাউকে আমন্ত্রণ পাঠালে চিঠিটি এখানে দেখা যাবে।",
    state: "অবস্থা",
    anyState: "সব অবস্থা",
    states: { kept: "রাখা আছে", queued: "পাঠানোর অপেক্ষায়", sent: "পাঠানো হয়েছে", failed: "পাঠানো যায়নি" },
    to: "প্রাপক",
    subject: "বিষয়",
    written: "লেখা হয়েছে",
    sentAt: "পাঠানো হয়েছে",
    attempts: "চেষ্টা",
    fault: "ত্রুটি",
    keptHelp: "মেইল সার্ভার বসানো নেই, তাই চিঠিটি পাঠানো হয়নি। নিচের লিংকটি কপি করে প্রাপককে পৌঁছে দিন; লিংক একবারই চলে।",
    secret: "লিংকটি শুধু প্রাপকের জন্য: যাঁর হাতে যায়, তিনিই পাসওয়ার্ড বেছে নিতে পারেন।",
  },
  {
    audit: "Audit trail",
    auditLead: "Who changed what and when. No entry can be changed or removed.",
    chain: (sealed: string, waiting: string) =>
      `Sealed up to number ${sealed}; ${waiting} wait for their seal. To check the whole chain, run on the server: poura audit verify`,
    person: "Who did it",
    personHint: "Part of the name",
    action: "What was done",
    anyAction: "Everything",
    municipality: "Municipality",
    anyMunicipality: "All municipalities",
    from: "From day",
    until: "Until day",
    show: "Show",
    when: "When",
    who: "Who",
    what: "What",
    where: "Whom or where",
    detail: "Detail",
    count: (n: string) => `${n} entries`,
    none: "Nothing was found",
    noneHelp: "Try other days or another action.",
    mail: "Mail",
    mailLead:
      "Every letter that the platform has written. With no mail server set, letters are kept here: read them and pass the link on.",
    letters: (n: string) => `${n} letters`,
    noMail: "There is no letter yet",
    noMailHelp: "When someone is invited, the letter will stand here.",
    state: "State",
    anyState: "All states",
    states: { kept: "Kept", queued: "Waiting to be sent", sent: "Sent", failed: "Could not be sent" },
    to: "To",
    subject: "Subject",
    written: "Written",
    sentAt: "Sent",
    attempts: "Attempts",
    fault: "Fault",
    keptHelp:
      "No mail server is set, so this letter was not sent. Copy its link and pass it to the recipient; it works once.",
    secret: "The link is for the recipient only: whoever holds it can choose the password.",
  },
);

const words: Record<string, Record<Lang, string>> = {
  "accounts.session.begin": { bn: "প্রবেশ করেছেন", en: "signed in" },
  "accounts.session.end": { bn: "প্রস্থান করেছেন", en: "signed out" },
  "accounts.person.add": { bn: "একজনকে যোগ করেছেন", en: "added a person" },
  "accounts.person.disable": { bn: "হিসাব বন্ধ করেছেন", en: "closed an account" },
  "accounts.person.enable": { bn: "হিসাব আবার খুলেছেন", en: "opened an account again" },
  "accounts.person.set-up": { bn: "প্রথম সিস্টেম প্রশাসক হয়েছেন", en: "became the first system administrator" },
  "accounts.role.give": { bn: "ভূমিকা দিয়েছেন", en: "gave a role" },
  "accounts.role.end": { bn: "ভূমিকা শেষ করেছেন", en: "ended a role" },
  "accounts.link.make": { bn: "একবারের লিংক বানিয়েছেন", en: "made a one-time link" },
  "accounts.invitation.accept": { bn: "আমন্ত্রণ গ্রহণ করেছেন", en: "accepted the invitation" },
  "accounts.password.change": { bn: "পাসওয়ার্ড বদলেছেন", en: "changed the password" },
  "accounts.password.reset": { bn: "লিংক দিয়ে নতুন পাসওয়ার্ড নিয়েছেন", en: "chose a new password by a link" },
  "accounts.language.choose": { bn: "ভাষা বেছে নিয়েছেন", en: "chose a language" },
  "accounts.second-factor.switch-on": { bn: "দুই ধাপে প্রবেশ চালু করেছেন", en: "switched sign-in in two steps on" },
  "accounts.second-factor.switch-off": { bn: "দুই ধাপে প্রবেশ বন্ধ করেছেন", en: "switched sign-in in two steps off" },
  "accounts.second-factor.reset": {
    bn: "অন্যের দুই ধাপে প্রবেশ তুলে দিয়েছেন",
    en: "took the second step off someone's sign-in",
  },
  "accounts.recovery-codes.make": { bn: "নতুন উদ্ধার কোড নিয়েছেন", en: "got new recovery codes" },
  "accounts.recovery-code.use": { bn: "একটি উদ্ধার কোড ব্যবহার করেছেন", en: "used a recovery code" },
  "municipalities.municipality.add": { bn: "পৌরসভা যোগ করেছেন", en: "added a municipality" },
  "municipalities.municipality.change": { bn: "পৌরসভার তথ্য বদলেছেন", en: "changed a municipality's entry" },
  "municipalities.municipality.import": { bn: "ফাইল থেকে পৌরসভার তথ্য এনেছেন", en: "imported municipalities" },
  "municipalities.region.rename": { bn: "অঞ্চলের নাম বদলেছেন", en: "renamed a region" },
  "questionnaires.version.import": { bn: "প্রশ্নপত্র এনেছেন", en: "imported a questionnaire" },
  "questionnaires.version.publish": { bn: "প্রশ্নপত্র প্রকাশ করেছেন", en: "published a questionnaire" },
  "rounds.round.open": { bn: "পর্ব খুলেছেন", en: "opened a round" },
  "rounds.round.close": { bn: "পর্ব বন্ধ করেছেন", en: "closed a round" },
  "rounds.response.submit": { bn: "উত্তর জমা দিয়েছেন", en: "submitted an answer" },
  "rounds.response.return": { bn: "উত্তর সংশোধনের জন্য ফেরত দিয়েছেন", en: "returned an answer for correction" },
  "rounds.response.approve": { bn: "উত্তর অনুমোদন করেছেন", en: "approved an answer" },
};

const details: Record<string, Record<Lang, string>> = {
  address: { bn: "নেটওয়ার্ক ঠিকানা", en: "network address" },
  before: { bn: "আগে", en: "before" },
  codesLeft: { bn: "বাকি কোড", en: "codes left" },
  email: { bn: "ই-মেইল", en: "e-mail" },
  expiresAt: { bn: "মেয়াদ", en: "expires" },
  fromOn: { bn: "শুরু", en: "from" },
  kind: { bn: "ধরন", en: "kind" },
  lang: { bn: "ভাষা", en: "language" },
  letterFileId: { bn: "চিঠির নম্বর", en: "number of the letter" },
  name: { bn: "নাম", en: "name" },
  purpose: { bn: "উদ্দেশ্য", en: "purpose" },
  role: { bn: "ভূমিকা", en: "role" },
  region: { bn: "অঞ্চল", en: "region" },
  receipt: { bn: "রসিদ", en: "receipt" },
  revision: { bn: "কততম জমা", en: "revision" },
  questions: { bn: "যেসব প্রশ্নে মন্তব্য", en: "questions commented on" },
  round: { bn: "পর্ব", en: "round" },
  number: { bn: "নম্বর", en: "number" },
};

const kinds: Record<string, Record<Lang, string>> = {
  response: { bn: "উত্তর", en: "answers" },
  round: { bn: "পর্ব", en: "round" },
  questionnaire: { bn: "প্রশ্নপত্র", en: "questionnaire" },
  municipality: { bn: "পৌরসভা", en: "municipality" },
  municipalities: { bn: "পৌরসভার ফাইল", en: "file of municipalities" },
  region: { bn: "অঞ্চল", en: "region" },
  person: { bn: "ব্যক্তি", en: "person" },
};

/** The kind of a thing that something was done to, in words; one that has none is called by its code. */
export function kindNamed(lang: Lang, kind: string): string {
  return kinds[kind]?.[lang] ?? kind;
}

/** What a member of an entry says, in words; one that has none is called by its name. */
export function detailNamed(lang: Lang, name: string): string {
  return details[name]?.[lang] ?? name;
}

/** What was done, in words; an action that has none is called by its code. */
export function actionNamed(lang: Lang, action: string): string {
  return words[action]?.[lang] ?? action;
}
