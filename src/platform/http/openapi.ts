import { z } from "zod";
import type { ApiRoute } from "./route.ts";

const problemSchema = {
  type: "object",
  required: ["type", "title", "status", "detail"],
  properties: {
    type: { type: "string", description: "Stable name of the problem, urn:poura:problem:…" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    instance: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        properties: { path: { type: "string" }, kind: { type: "string" }, message: { type: "string" } },
      },
    },
  },
};

/** Describes the API as OpenAPI 3.1, from the very declarations that are mounted. */
export function openApi(routes: ApiRoute[], server: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.url.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Poura",
      version: "1",
      description:
        "Questionnaires, rounds, answers and figures of the municipalities. Errors are application/problem+json (RFC 9457); their words are in Bangla with Accept-Language: bn, else in English.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: `${server}/api/v1` }],
    paths,
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
      responses: {
        Problem: { description: "A refusal", content: { "application/problem+json": { schema: problemSchema } } },
      },
    },
  };
}

function operation(route: ApiRoute) {
  const { status, schema, types = ["application/json"] } = route.answer;
  const content = Object.fromEntries(
    types.map((type) => [type, schema ? { schema: jsonSchema(schema, "output") } : {}]),
  );
  return {
    operationId: `${route.method.toLowerCase()}${route.url.replace(/[/:_.-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: route.summary,
    ...(route.permission === "public"
      ? { security: [] }
      : { security: [{ bearer: [] }], "x-permission": route.permission }),
    parameters: [
      ...parameters(route.params, "path"),
      ...parameters(route.query, "query"),
      ...parameters(route.headers, "header"),
    ],
    ...(route.body && { requestBody: requestBody(route.body) }),
    responses: {
      [status]: { description: "Done", ...(status !== 204 && { content }) },
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

function parameters(schema: z.ZodType | undefined, place: "path" | "query" | "header") {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, "input") as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: each,
  }));
}

function requestBody(body: z.ZodType | "multipart" | "bytes") {
  if (body === "bytes") return { required: true, content: { "application/offset+octet-stream": {} } };
  const content =
    body === "multipart"
      ? { "multipart/form-data": { schema: { type: "object", additionalProperties: { type: "string" } } } }
      : { "application/json": { schema: jsonSchema(body, "input") } };
  return { required: true, content };
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
