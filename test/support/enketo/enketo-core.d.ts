/** What of the field's web engine the tests call; it brings no types of its own. */
declare module "enketo-core" {
  export class Form {
    constructor(element: Element, data: { modelStr: string; external?: { id: string; xml: Document }[] });
    /** Opens the form; what is wrong with it. */
    init(): string[];
    input: {
      /** The control of the question at that place among all of its path. */
      find(path: string, index: number): HTMLInputElement | undefined;
      setVal(control: HTMLElement, value: string, event: null): HTMLElement | undefined;
      getWrapNode(control: HTMLElement): HTMLElement;
    };
    model: { xml: XMLDocument };
    view: { html: HTMLElement };
    /** The answers as they would be sent. */
    getDataStr(include: { irrelevant: boolean }): string;
    validateInput(control: HTMLElement): Promise<boolean>;
  }
}
