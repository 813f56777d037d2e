import type { Lang } from "../../../platform/i18n/lang.ts";
import type { Letter } from "../../../platform/mail/mail.ts";

/** Whom a letter is for. */
export interface Addressee {
  name: string;
  email: string;
}

const association = {
  bn: "মিউনিসিপ্যাল এসোসিয়েশন অব বাংলাদেশ (ম্যাব)",
  en: "Municipal Association of Bangladesh (MAB)",
};

/** A letter of the association: Bangla first and English below it, whichever of the two its reader prefers. */
export function letter(to: Addressee, subject: Record<Lang, string>, paragraphs: Record<Lang, string[]>): Letter {
  const bn = [`প্রিয় ${to.name},`, ...paragraphs.bn, association.bn];
  const en = [`Dear ${to.name},`, ...paragraphs.en, association.en];
  return {
    to: to.email,
    subject: `${subject.bn} | ${subject.en}`,
    body: `${bn.join("\n\n")}\n\n----\n\n${en.join("\n\n")}\n`,
  };
}
