import { banglaDigits } from "../bangla-digits.ts";

/** What is wrong with an expression, and where: `position` is an offset in its source, counted from 0. */
export interface ExpressionFault {
  code: ExpressionFaultCode;
  position: number;
  message: Record<"en" | "bn", string>;
  suggestion?: string;
}

export type ExpressionFaultCode =
  | "expression-syntax"
  | "expression-too-long"
  | "expression-too-deep"
  | "function-unknown"
  | "function-unsupported"
  | "function-arguments"
  | "pattern-invalid";

/** Thrown inside the parser and caught at its door. */
export class ExpressionError extends Error {
  readonly fault: ExpressionFault;
  constructor(fault: ExpressionFault) {
    super(fault.message.en);
    this.fault = fault;
  }
}

/** A fault of syntax: what stands there, and what was expected or probably meant. */
export function syntaxFault(position: number, en: string, bn: string, suggestion?: string): ExpressionFault {
  const at = position + 1;
  return {
    code: "expression-syntax",
    position,
    message: { en: `At character ${at}: ${en}.`, bn: `${banglaDigits(at)} নম্বর অক্ষরে: ${bn}।` },
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/** A function that doesn't exist, isn't supported yet, or was given the wrong number of arguments. */
export function functionFaults(name: string, position: number) {
  return {
    unknown: (suggestion: string | undefined): ExpressionFault => ({
      code: "function-unknown",
      position,
      message: {
        en: `There is no function “${name}”.${suggestion ? ` Did you mean “${suggestion}”?` : ""}`,
        bn: `“${name}” নামে কোনো ফাংশন নেই।${suggestion ? ` “${suggestion}” বোঝাতে চেয়েছেন কি?` : ""}`,
      },
      ...(suggestion === undefined ? {} : { suggestion }),
    }),
    unsupported: (): ExpressionFault => ({
      code: "function-unsupported",
      position,
      message: {
        en: `The function “${name}” belongs to XLSForm but isn't supported here yet.`,
        bn: `“${name}” ফাংশনটি XLSForm-এ আছে, কিন্তু এখানে এখনো চালু হয়নি।`,
      },
    }),
    pattern: (pattern: string): ExpressionFault => ({
      code: "pattern-invalid",
      position,
      message: {
        en: `“${pattern}” isn't a regular expression, or could take forever to try.`,
        bn: `“${pattern}” সঠিক রেগুলার এক্সপ্রেশন নয়, অথবা যাচাই করতে অনেক বেশি সময় লাগতে পারে।`,
      },
    }),
    arguments: (expected: string, given: number): ExpressionFault => ({
      code: "function-arguments",
      position,
      message: {
        en: `The function “${name}” takes ${expected} argument(s), not ${given}.`,
        bn: `“${name}” ফাংশনে ${banglaDigits(expected)}টি মান দিতে হয়, দেওয়া হয়েছে ${banglaDigits(given)}টি।`,
      },
    }),
  };
}
