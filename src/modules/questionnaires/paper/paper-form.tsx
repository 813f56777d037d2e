import type { PaperAnswer } from "./paper-answer.ts";
import { type PaperDocument, paperDocument, type PaperItem, type PaperProps } from "./paper-document.ts";
import type { PaperTable } from "./paper-table.ts";

/** A questionnaire as it is filled in by hand, on one flow of A4 pages. */
export function PaperForm(props: PaperProps) {
  const paper = paperDocument(props);
  return (
    <>
      <p class="row sp">
        <span>{paper.association}</span>
        <span>{paper.form}</span>
      </p>
      <h1>{paper.title}</h1>
      <p class="gd">{paper.howTo}</p>
      <table>
        <tbody>
          <tr>
            <th scope="row">{paper.municipality.label}</th>
            <td class="w-2/5">{paper.municipality.name}</td>
            <th scope="row">{paper.focalPerson}</th>
            <td class="w-1/4" />
          </tr>
        </tbody>
      </table>
      {paper.sections.map((section) => (
        <Section section={section} />
      ))}
      <div class="sig">
        {paper.signatures.map((who) => (
          <div>{who}</div>
        ))}
      </div>
    </>
  );
}

function Section({ section }: { section: PaperDocument["sections"][number] }) {
  return (
    <section>
      <h2>{section.title}</h2>
      {section.items.map((item) => (
        <Item item={item} />
      ))}
    </section>
  );
}

function Item({ item }: { item: PaperItem }) {
  switch (item.kind) {
    case "heading":
      return <h3>{item.text}</h3>;
    case "guidance":
      return <Guidance text={item.text} />;
    case "skip":
      return <Skip text={item.text} />;
    case "note":
      return <p class="mt-2 whitespace-pre-line">{item.text}</p>;
    default:
      return (
        <div class="pq">
          <p>{item.number}</p>
          <div>
            <Skip text={item.skip} />
            {item.kind === "question" && (
              <p>
                <b>{item.label}</b> {item.how && `(${item.how})`}
              </p>
            )}
            {item.guidance.map((text) => (
              <Guidance text={text} />
            ))}
            {item.kind === "question" ? (
              <Answer answer={item.answer} />
            ) : (
              item.tables.map((table) => <Table table={table} />)
            )}
          </div>
        </div>
      );
  }
}

function Guidance({ text }: { text: string }) {
  return <p class="gd whitespace-pre-line">{text}</p>;
}

function Skip({ text }: { text: string }) {
  if (text === "") return null;
  return (
    <p class="gd">
      <i>{text}</i>
    </p>
  );
}

function Answer({ answer }: { answer: PaperAnswer }) {
  switch (answer.kind) {
    case "boxes":
      return (
        <p class="mt-1">
          {answer.parts.map((part) => (typeof part === "number" ? <Boxes count={part} /> : ` ${part} `))}
        </p>
      );
    case "lines":
      return (
        <>
          {Array.from({ length: answer.count }, () => (
            <p class="line" />
          ))}
        </>
      );
    case "words":
      return <p class="gd">{answer.text}</p>;
    default:
      return (
        <p class="mt-1">
          <span class="row">
            {answer.labels.map((label) => (
              <span>
                {answer.kind === "ticks" ? <span class="ck" /> : <Boxes count={1} />} {label}
              </span>
            ))}
          </span>
        </p>
      );
  }
}

function Boxes({ count }: { count: number }) {
  return (
    <span class="bx">
      {Array.from({ length: count }, () => (
        <i />
      ))}
    </span>
  );
}

function Table({ table }: { table: PaperTable }) {
  return (
    <>
      <table class="!mt-0">
        <caption class="text-start b">{table.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{table.number}</th>
            {table.columns.map(({ head, choices }) => (
              <th scope="col">
                {head}
                {choices && <span class="gd block">{choices}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((number) => (
            <tr>
              <th scope="row">{number}</th>
              {table.columns.map(() => (
                <td />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.more && <p class="gd">{table.more}</p>}
    </>
  );
}
