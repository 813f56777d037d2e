import type { z } from "zod";
import type { Act, Visit } from "../auth/act.ts";
import type { Permission } from "../auth/permissions.ts";
import type { PageView } from "../ui/page.tsx";
import type { Answer } from "./answer.ts";
import type { FormFields } from "./form-fields.ts";

/** Who may come: everyone, everyone signed in, or who holds the permission in some scope. */
export type Access = "public" | "signed-in" | Permission;

/** Public routes are visited, all others are acted on by a person. */
export type By<A extends Access> = A extends "public" ? Visit : Act;

type Read<S> = S extends z.ZodType ? z.output<S> : Record<string, never>;

/** What came with a page's request. */
export interface PageInput<P, Q> {
  params: Read<P>;
  query: Read<Q>;
  /** What a form posted; empty for GET. */
  form: FormFields;
}

/** A page or a form's target, mounted under `/bn` and `/en`. */
export interface PageRoute {
  kind: "page";
  method: "GET" | "POST";
  url: string;
  permission: Access;
  params?: z.ZodType;
  query?: z.ZodType;
  /** Bytes that the files of its form may have together; 10 MB when left out. */
  largestUpload?: number;
  handle(act: Act, input: PageInput<z.ZodType, z.ZodType>, view: PageView): Promise<Answer>;
}

/** What came with a program's request. */
export interface ApiInput<P, Q, B, H = undefined> {
  params: Read<P>;
  query: Read<Q>;
  body: Read<B>;
  /** The declared headers, by their names in small letters. */
  headers: Read<H>;
  /** The body of a verb that takes bytes; empty otherwise. */
  bytes: Buffer;
  /** The parts of a multipart request; empty otherwise. */
  form: FormFields;
}

/** A verb of the API, mounted under `/api/v1` and described there. */
export interface ApiRoute {
  kind: "api";
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  url: string;
  permission: Access;
  /** One sentence for the description. */
  summary: string;
  params?: z.ZodType;
  query?: z.ZodType;
  /** Headers that mean something here, by their names in small letters. */
  headers?: z.ZodType;
  /** What the body must be; `multipart` takes files, or one CSV file as the body itself; `bytes` takes a piece of a file. */
  body?: z.ZodType | "multipart" | "bytes";
  /** The good answer. */
  answer: { status: number; schema?: z.ZodType; types?: string[] };
  /** The handler writes by one statement, which is its own transaction; others get one around the whole handler. */
  oneStatement?: boolean;
  handle(act: Act, input: ApiInput<z.ZodType, z.ZodType, z.ZodType, z.ZodType>): Promise<Answer>;
}

export type Route = PageRoute | ApiRoute;

/** Declares a page; the permission decides whether the handler gets a person or a mere visitor. */
export function page<A extends Access, P extends z.ZodType | undefined, Q extends z.ZodType | undefined>(
  route: Omit<PageRoute, "kind" | "handle" | "permission" | "params" | "query"> & {
    permission: A;
    params?: P;
    query?: Q;
    handle(act: By<A>, input: PageInput<P, Q>, view: PageView): Promise<Answer>;
  },
): PageRoute {
  return { kind: "page", ...route } as PageRoute;
}

/** Declares a verb of the API. */
export function api<
  A extends Access,
  P extends z.ZodType | undefined,
  Q extends z.ZodType | undefined,
  B extends z.ZodType | "multipart" | "bytes" | undefined,
  H extends z.ZodType | undefined,
>(
  route: Omit<ApiRoute, "kind" | "handle" | "permission" | "params" | "query" | "body" | "headers"> & {
    permission: A;
    params?: P;
    query?: Q;
    body?: B;
    headers?: H;
    handle(act: By<A>, input: ApiInput<P, Q, B, H>): Promise<Answer>;
  },
): ApiRoute {
  return { kind: "api", ...route } as ApiRoute;
}
