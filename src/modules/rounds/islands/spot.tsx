import { Component, type VNode } from "preact";

/** A small part of a page that is drawn again by itself. */
export class Spot {
  readonly node: VNode;
  private part: Component | null = null;

  constructor(view: () => VNode | null) {
    const took = (part: Component | null) => (this.part = part);
    class Part extends Component {
      override componentDidMount(): void {
        took(this);
      }

      override render(): VNode | null {
        return view();
      }
    }
    this.node = <Part />;
  }

  draw(): void {
    this.part?.forceUpdate();
  }
}
